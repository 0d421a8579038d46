package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a directory tree, all of which counts as forced. */
final class DiskScan {
  private final Path root;
  private final Map<Object, DiskNode.File> filesByKey = new HashMap<>();

  DiskScan(Path root) {
    this.root = root;
  }

  DiskNode.Directory run() throws IOException {
    return directory(root);
  }

  private DiskNode.Directory directory(Path path) throws IOException {
    DiskNode.Directory directory = new DiskNode.Directory();
    directory.mode(path);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        directory.change(Map.of(entry.getFileName().toString(), Optional.of(node(entry))));
      }
    }
    directory.force();
    return directory;
  }

  private DiskNode node(Path path) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      return directory(path);
    }
    if (attributes.isSymbolicLink()) {
      return new DiskNode.SymbolicLink(Files.readSymbolicLink(path));
    }
    Object key = attributes.fileKey();
    DiskNode.File known = key == null ? null : filesByKey.get(key);
    if (known != null) {
      return known;
    }
    DiskNode.File file = new DiskNode.File(Files.readAllBytes(path));
    file.mode(path);
    if (key != null) {
      filesByKey.put(key, file);
    }
    return file;
  }
}

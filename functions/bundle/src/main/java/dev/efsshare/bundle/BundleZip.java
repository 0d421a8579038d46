package dev.efsshare.bundle;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A bundle as an archive, for deployments without SAM: with permissions, and times in UTC, too. */
final class BundleZip {

  private BundleZip() {}

  /** Writes the archive anew. */
  static void write(Path folder, Path zip) throws IOException {
    Files.deleteIfExists(zip);
    try (FileSystem archive = open(zip, true)) {
      copy(folder, archive.getPath("/"));
    }
  }

  /** Unpacks an archive. */
  static void unpack(Path zip, Path folder) throws IOException {
    try (FileSystem archive = open(zip, false)) {
      Files.createDirectories(folder);
      copy(archive.getPath("/"), folder);
    }
  }

  private static FileSystem open(Path zip, boolean create) throws IOException {
    return FileSystems.newFileSystem(
        URI.create("jar:" + zip.toUri()),
        Map.of("create", create, "enablePosixFileAttributes", true));
  }

  private static void copy(Path source, Path target) throws IOException {
    for (Path file : Folders.tree(source)) {
      Path copy = target.resolve(source.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}

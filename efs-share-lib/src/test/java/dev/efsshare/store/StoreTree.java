package dev.efsshare.store;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.efsshare.DirectoryLayout;
import dev.efsshare.FilePublisher;
import dev.efsshare.VerifiedReader;
import dev.efsshare.mounts.Mounts;
import dev.efsshare.mounts.Mounts.SharedFolder;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A directory tree with a store in it, on one of the file systems that the suites run on. */
final class StoreTree implements Closeable {
  private final Closeable closer;
  private final Path root;
  private final FilePublisher publisher;
  private final VerifiedReader reader = new NioVerifiedReader();

  private StoreTree(Path root, Closeable closer) throws IOException {
    this.root = root;
    this.closer = closer;
    this.publisher = NioFilePublisher.at(root);
    new NioDirectoryBootstrap()
        .ensure(DirectoryLayout.of(root, store().directories().toArray(String[]::new)));
  }

  static StoreTree onJimfs() throws IOException {
    Configuration unix =
        Configuration.unix().toBuilder()
            .setAttributeViews("basic", "owner", "posix", "unix")
            .build();
    FileSystem fileSystem = Jimfs.newFileSystem(unix);
    return new StoreTree(Files.createDirectory(fileSystem.getPath("/share")), fileSystem);
  }

  static StoreTree onFolder() throws IOException {
    Path root = Files.createTempDirectory("store").toRealPath();
    return new StoreTree(root, () -> delete(root));
  }

  /** On a mounted file system, in a folder that is removed at the end. */
  static StoreTree onMount() throws IOException {
    SharedFolder folder = Mounts.newFolder();
    return new StoreTree(folder.a(), folder);
  }

  /** On a file system that somebody else closes. */
  static StoreTree on(Path root) throws IOException {
    return new StoreTree(root, () -> {});
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  Path root() {
    return root;
  }

  FilePublisher publisher() {
    return publisher;
  }

  VersionedStore store() {
    return store(StoreOptions.DEFAULT);
  }

  VersionedStore store(StoreOptions options) {
    return new VersionedStore(root, "models", publisher, reader, options);
  }

  VersionedStore store(FilePublisher other) {
    return new VersionedStore(root, "models", other, reader);
  }

  StoreLayout layout() {
    return new StoreLayout(root, "models");
  }

  /** Puts a file where another tool would. */
  Path foreign(String key, String content) throws IOException {
    Path file = layout().link(new StoreKey(key));
    Files.createDirectories(StoreLayout.parent(file));
    return Files.writeString(file, content);
  }

  /** Every file with what is in it; directories are left out, since they may stay. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  List<String> contents() throws IOException {
    return files().keySet().stream().filter(f -> f.startsWith(".efs-share/objects/")).toList();
  }

  static void age(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  @Override
  public void close() throws IOException {
    closer.close();
  }
}

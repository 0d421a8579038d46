package dev.efsshare.nio;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An empty folder that a contract runs in. The contracts are the same everywhere; what differs:
 *
 * <ul>
 *   <li>jimfs does not say which files are open, so that {@link #openFiles} is empty there
 *   <li>jimfs checks no access, has no umask, and no other process sees it: what needs those is
 *       tested on a real folder only (the classes named {@code ...ProcessTest})
 *   <li>jimfs does not open directories as channels: forcing names does nothing there
 * </ul>
 */
interface Scratch extends Closeable {

  Path folder();

  /** Files that this process has open in the folder. */
  List<Path> openFiles() throws IOException;

  @Override
  void close() throws IOException;

  static Configuration.Builder jimfsConfiguration() {
    return Configuration.unix().toBuilder()
        .setAttributeViews("basic", "owner", "posix", "unix")
        .setMaxSize(1L << 30);
  }

  static Scratch onJimfs(Configuration.Builder configuration) throws IOException {
    FileSystem fileSystem = Jimfs.newFileSystem(configuration.build());
    Path folder = Files.createDirectory(fileSystem.getPath("/share"));
    return new Scratch() {
      @Override
      public Path folder() {
        return folder;
      }

      @Override
      public List<Path> openFiles() {
        return List.of();
      }

      @Override
      public void close() throws IOException {
        fileSystem.close();
      }
    };
  }

  /** A folder that somebody else removes. */
  static Scratch onRealFolder(Path folder) throws IOException {
    Path real = folder.toRealPath();
    return new Scratch() {
      @Override
      public Path folder() {
        return real;
      }

      @Override
      public List<Path> openFiles() throws IOException {
        return filesOpenBelow(real);
      }

      @Override
      public void close() {}
    };
  }

  private static List<Path> filesOpenBelow(Path folder) throws IOException {
    Path handles = Path.of("/proc/self/fd");
    List<Path> open = new ArrayList<>();
    if (Files.isDirectory(handles)) {
      try (Stream<Path> links = Files.list(handles)) {
        for (Path link : links.toList()) {
          try {
            open.add(Files.readSymbolicLink(link));
          } catch (NoSuchFileException e) {
            // Closed since it was listed, as the handle of the listing itself is.
          }
        }
      }
    }
    open.removeIf(file -> !file.startsWith(folder));
    return open;
  }
}

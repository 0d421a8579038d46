package dev.efsshare.store;

import dev.efsshare.FilePublisher;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Directories that are shared by many machines. */
final class Directories {
  private Directories() {}

  /**
   * Makes a directory and what is missing between it and its base.
   *
   * @throws NoSuchFileException if the base is missing; the message says what makes it. It is not
   *     made here: under a mount point without a mount that would hide the fault
   * @throws NotDirectoryException if something else has the name
   */
  static void ensure(FilePublisher publisher, Path base, Path directory) throws IOException {
    if (!Files.isDirectory(base)) {
      throw new NoSuchFileException(
          base.toString(),
          null,
          "the store's directory is missing; make it with DirectoryBootstrap and"
              + " VersionedStore.directories()");
    }
    publisher.ensureDirectory(directory);
  }

  /** The names in a directory below a base; none if it does not exist. */
  static List<String> names(Path base, Path directory) throws IOException {
    return FreshLook.at(base, directory, Directories::list).orElse(List.of());
  }

  private static List<String> list(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /**
   * Makes a name visible that an NFS client remembers as absent (for up to a minute): opening a
   * directory makes the client ask the server whether it changed.
   *
   * @param base opened first, then every directory on the way to the name
   * @param name below the base
   */
  static void revalidate(Path base, Path name) throws IOException {
    try {
      Path current = base;
      for (Path segment : base.relativize(name)) {
        try (DirectoryStream<Path> opened = Files.newDirectoryStream(current)) {
          // Opening is what counts; nothing is read.
          Objects.requireNonNull(opened);
        }
        current = current.resolve(segment);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // Then the name is absent for the server too, and the caller's own access says so.
    }
  }
}

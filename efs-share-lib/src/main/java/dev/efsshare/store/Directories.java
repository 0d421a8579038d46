package dev.efsshare.store;

import dev.efsshare.StorageFault;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Directories that are shared by many machines. */
final class Directories {
  private static final Set<PosixFilePermission> RWX_RX_RX =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private Directories() {}

  /**
   * Makes a directory and what is missing between it and its base, with mode 0755. Not promised:
   * that mode after a crash between mkdir(2) and chmod(2) under a umask that takes from it.
   *
   * @throws NoSuchFileException if the base is missing; the message says what makes it
   * @throws NotDirectoryException if something else has the name
   */
  static void ensure(Path base, Path directory) throws IOException {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(base)) {
      throw new NoSuchFileException(
          base.toString(),
          null,
          "the store's directory is missing; make it with DirectoryBootstrap and"
              + " VersionedStore.directories()");
    }
    Path current = base;
    for (Path segment : base.relativize(directory)) {
      current = current.resolve(segment);
      create(current);
    }
  }

  private static void create(Path directory) throws IOException {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    createAbsent(directory);
  }

  /** Creates a directory that was absent a moment before. */
  static void createAbsent(Path directory) throws IOException {
    PosixFileAttributeView modes =
        Files.getFileAttributeView(directory, PosixFileAttributeView.class);
    try {
      Files.createDirectory(
          directory,
          modes == null
              ? new FileAttribute<?>[0]
              : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(RWX_RX_RX)});
    } catch (FileAlreadyExistsException e) {
      // Another writer was first, the absence was a cached one, or the reply to an earlier try was
      // lost: all are what was wanted, but after the last nobody else sets the mode.
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw new NotDirectoryException(directory.toString());
      }
      if (modes != null) {
        completeModeIfOurs(modes);
      }
      return;
    }
    if (modes != null) {
      modes.setPermissions(RWX_RX_RX);
    }
  }

  /** Gives back what a umask took. A mode that no umask leaves was set by somebody and stays. */
  private static void completeModeIfOurs(PosixFileAttributeView modes) throws IOException {
    if (!RWX_RX_RX.containsAll(modes.readAttributes().permissions())) {
      return;
    }
    try {
      modes.setPermissions(RWX_RX_RX);
    } catch (IOException e) {
      if (StorageFault.of(e) != StorageFault.ACCESS_DENIED) {
        throw e;
      }
      // Of another owner, who sets it.
    }
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

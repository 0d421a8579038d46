package dev.efsshare.nio;

import dev.efsshare.StorageFault;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Makes an NFS client ask the server about names that it has in its cache: present ones whose file
 * was replaced and absent ones that were made since.
 */
final class FreshNames {
  private FreshNames() {}

  /**
   * Opens the directory of a name. Opening is what makes a client ask whether the directory
   * changed; looking at its attributes does not cure every case.
   *
   * <p>Where the directory itself passes for missing, the one above it is opened first, and so on
   * up to one that is there: a client remembers an absent directory as it does an absent file.
   */
  static void askServerFor(Path name) {
    Path directory = name.toAbsolutePath().getParent();
    if (directory != null && !opens(directory)) {
      askServerFor(directory);
      opens(directory);
    }
  }

  /** Whether a directory is there, for all that can be told. */
  private static boolean opens(Path directory) {
    try (DirectoryStream<Path> opened = Files.newDirectoryStream(directory)) {
      // Opening is what counts; nothing is read.
      Objects.requireNonNull(opened);
      return true;
    } catch (IOException e) {
      // Any other failure, of a directory that may not be listed for example, comes up again in the
      // caller's own access to the name if it matters there.
      return !isGone(e);
    }
  }

  /** Whether a failure says that a name leads nowhere, or no longer to the file it led to. */
  static boolean isGone(IOException failure) {
    return StorageFault.of(failure).isGone();
  }
}

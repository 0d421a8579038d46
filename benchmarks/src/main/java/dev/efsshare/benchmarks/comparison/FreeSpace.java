package dev.efsshare.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a file system can still take. No state. */
final class FreeSpace {
  private FreeSpace() {}

  /**
   * Makes sure that there is enough.
   *
   * @param folder on the file system
   * @param bytes that are needed
   * @param option by which another folder is named
   * @throws CannotRunException if there is not; the message says how much is missing
   */
  static void require(Path folder, long bytes, String option)
      throws IOException, CannotRunException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < bytes) {
      throw new CannotRunException(
          String.format(
              Locale.ROOT,
              "%s has %,d MiB free and %,d MiB are needed; free some, name another folder with %s, or use --quick",
              folder,
              free >> 20,
              bytes >> 20,
              option));
    }
  }
}

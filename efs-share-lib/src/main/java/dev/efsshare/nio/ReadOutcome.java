package dev.efsshare.nio;

import dev.efsshare.ChecksumMismatchException;
import java.io.IOException;

/**
 * How one attempt to read a file ended, where that does not settle the matter. What looking again
 * cannot change is thrown instead.
 *
 * @param <T> what the attempt was to make
 */
sealed interface ReadOutcome<T> {

  /** The content was right. */
  record Done<T>(T result) implements ReadOutcome<T> {}

  /** The name led nowhere, or the file went away while it was read. */
  record Gone<T>(IOException failure) implements ReadOutcome<T> {}

  /**
   * The content was not what is expected.
   *
   * @param version as it was before the file was opened: a replacement since then makes a look
   *     again worthwhile
   */
  record Different<T>(ChecksumMismatchException failure, FileVersion version)
      implements ReadOutcome<T> {}
}

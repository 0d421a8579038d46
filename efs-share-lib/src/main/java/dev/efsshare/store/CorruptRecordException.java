package dev.efsshare.store;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of the store's own bookkeeping cannot be understood: damaged, put there by something else,
 * or written by a newer version of this library. Nothing is guessed in its place.
 */
public final class CorruptRecordException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception about one file.
   *
   * @param file the file
   * @param reason what is wrong with it and what helps
   * @param cause what could not be parsed, or null
   */
  public CorruptRecordException(Path file, String reason, @Nullable Throwable cause) {
    super(file.toString(), null, reason);
    initCause(cause);
  }
}

package dev.efsshare.store;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * A key cannot be a file, because its path, or part of it, is taken by something else: {@code a} is
 * a file and {@code a/b} is asked for, or the reverse. Nothing was written; another key helps.
 */
public final class KeyCollisionException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception about one key.
   *
   * @param key the key that was asked for
   * @param taken the path that is taken
   * @param by what it is taken by
   */
  public KeyCollisionException(StoreKey key, Path taken, String by) {
    super(
        taken.toString(),
        null,
        "key '%s' cannot be stored: this path is %s; use another key".formatted(key, by));
  }
}

package dev.efsshare.consumer;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.store.FileId;
import dev.efsshare.store.StoreKey;
import java.nio.file.InvalidPathException;

/**
 * What requests call files. Immutable.
 *
 * @param modelsPrefix may stand before a key, as it does in the bucket
 */
record FileNames(String modelsPrefix) {

  /**
   * Reads an id.
   *
   * @throws FunctionException INVALID_REQUEST if it is none
   */
  static FileId id(String text) {
    try {
      return FileId.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()))
          .withCause(e)
          .asException();
    }
  }

  /**
   * Reads a key, with or without the prefix.
   *
   * @param member what the request calls it
   * @throws FunctionException INVALID_REQUEST if it cannot be one
   */
  StoreKey key(String member, String text) {
    try {
      // As the caller wrote it, so that the message says the whole; below a prefix it is as good.
      new StoreKey(text);
    } catch (IllegalArgumentException e) {
      throw unusable(member, String.valueOf(e.getMessage()), e);
    }
    return new StoreKey(
        text.startsWith(modelsPrefix) ? text.substring(modelsPrefix.length()) : text);
  }

  /** A key that no path can have: where file names are ASCII, for example, one with umlauts. */
  static FunctionException unusable(String member, StoreKey key, InvalidPathException cause) {
    return unusable(member, "key '%s' cannot be used: %s".formatted(key, cause.getReason()), cause);
  }

  private static FunctionException unusable(String member, String reason, Exception cause) {
    return Problem.of(ErrorCode.INVALID_REQUEST, "'%s': %s".formatted(member, reason))
        .withCause(cause)
        .asException();
  }
}

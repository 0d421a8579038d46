package dev.efsshare.consumer;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.store.FileId;
import dev.efsshare.store.StoreKey;
import java.nio.file.InvalidPathException;

/**
 * What requests call files, and what answers call them. Immutable.
 *
 * @param member how keys are named in requests and errors
 * @param modelsPrefix may stand before a key in a request, as it does in the bucket
 * @param full whether it always stands before a key in an answer
 */
record FileNames(String member, String modelsPrefix, boolean full) {

  /** The keys of /predict: {@code model} is told without the prefix. */
  static FileNames models(String modelsPrefix) {
    return new FileNames("model", modelsPrefix, false);
  }

  /** The keys of /files: {@code key} is told as the bucket has it. */
  static FileNames keys(String modelsPrefix) {
    return new FileNames("key", modelsPrefix, true);
  }

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
   * @throws FunctionException INVALID_REQUEST if it cannot be one
   */
  StoreKey key(String text) {
    try {
      // As the caller wrote it, so that the message says the whole; below a prefix it is as good.
      new StoreKey(text);
    } catch (IllegalArgumentException e) {
      throw unusable(text, String.valueOf(e.getMessage()), e);
    }
    return new StoreKey(
        text.startsWith(modelsPrefix) ? text.substring(modelsPrefix.length()) : text);
  }

  /** What an answer calls a key; a request with it finds the same file. */
  String told(StoreKey key) {
    return full ? inBucket(key) : key.value();
  }

  /** What the object of a key is called, whether there is one or not. */
  String inBucket(StoreKey key) {
    return modelsPrefix + key;
  }

  /** A key that no path can have: where file names are ASCII, for example, one with umlauts. */
  FunctionException unusable(StoreKey key, InvalidPathException cause) {
    String told = told(key);
    return unusable(told, "key '%s' cannot be used: %s".formatted(told, cause.getReason()), cause);
  }

  private FunctionException unusable(String text, String reason, Exception cause) {
    // The reason speaks of a "key", which is what a full one is called anyway.
    String message = full ? reason : "'%s': %s".formatted(member, reason);
    Problem problem = Problem.of(ErrorCode.INVALID_REQUEST, message).withCause(cause);
    return (full ? problem.with(member, text) : problem).asException();
  }
}

package dev.efsshare.producer;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.store.StoreKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys of objects that are models. Immutable.
 *
 * @param prefix what they start with, with its slash
 */
record ModelKeys(String prefix) {
  /** Characters of a key within a message, so that the reason after it is seen. */
  private static final int MAX_SHOWN = 1_024;

  /**
   * The key in the store.
   *
   * @throws dev.efsshare.functions.error.FunctionException INVALID_REQUEST if there can be none
   */
  StoreKey storeKey(String objectKey) {
    if (!objectKey.startsWith(prefix)) {
      String reason = "it must start with '%s', such as '%s'".formatted(prefix, likeIt(objectKey));
      throw unusable(objectKey, reason, null).asException();
    }
    try {
      // The whole, so that the message says the whole; what is below the prefix is as good.
      new StoreKey(objectKey);
    } catch (IllegalArgumentException e) {
      throw refused(objectKey, String.valueOf(e.getMessage()), e).asException();
    }
    return new StoreKey(objectKey.substring(prefix.length()));
  }

  /** A key that can be used, as close to this one as can be. */
  private String likeIt(String objectKey) {
    String relative = objectKey.replaceFirst("^/+", "");
    String key = relative.startsWith(prefix) ? relative : prefix + relative;
    try {
      return new StoreKey(key).value();
    } catch (IllegalArgumentException e) {
      return prefix + "model.bin";
    }
  }

  /** A key that cannot be used. */
  static Problem unusable(String key, String reason, @Nullable Exception cause) {
    String shown = key.length() > MAX_SHOWN ? key.substring(0, MAX_SHOWN) + "..." : key;
    return refused(key, "key '%s' cannot be used: %s".formatted(shown, reason), cause);
  }

  private static Problem refused(String key, String message, @Nullable Exception cause) {
    return Problem.of(ErrorCode.INVALID_REQUEST, message).with("key", key).withCause(cause);
  }
}

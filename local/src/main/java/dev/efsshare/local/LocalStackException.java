package dev.efsshare.local;

/**
 * A stack that cannot be started. The message is one line for a user: what, which value, way out.
 */
public final class LocalStackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LocalStackException(String message) {
    super(message);
  }

  LocalStackException(String message, Throwable cause) {
    super(message, cause);
  }
}

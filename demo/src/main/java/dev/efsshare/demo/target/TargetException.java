package dev.efsshare.demo.target;

/** A target cannot be used as it was named; the message tells what to change. */
public final class TargetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * An error for the person who named the target.
   *
   * @param message names the value and the way out
   */
  public TargetException(String message) {
    super(message);
  }

  /**
   * An error with its cause.
   *
   * @param message names the value and the way out
   * @param cause what failed
   */
  public TargetException(String message, Throwable cause) {
    super(message, cause);
  }
}

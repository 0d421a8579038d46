package dev.efsshare.benchmarks.comparison;

/** Something is in the way of measuring; the message says what, and the way out. */
final class CannotRunException extends Exception {
  private static final long serialVersionUID = 1;

  CannotRunException(String message) {
    super(message);
  }
}

package dev.efsshare.local.runtime;

/** An invocation that was refused because too many are running: Lambda's 429. */
public final class ThrottledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  ThrottledException(String reason) {
    super("Rate exceeded: " + reason);
    this.reason = reason;
  }

  /**
   * Lambda's word for the limit that was hit.
   *
   * @return for example {@code ReservedFunctionConcurrentInvocationLimitExceeded}
   */
  public String reason() {
    return reason;
  }
}

package dev.efsshare.workflow.runner.engine;

/** A task failed, as Step Functions tells it: by an error's name, and a cause in words or JSON. */
public final class TaskFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String error;

  /**
   * A failure.
   *
   * @param error the name by which state machines retry and catch
   * @param cause what the service tells of it
   */
  public TaskFailure(String error, String cause) {
    super(cause);
    this.error = error;
  }

  /**
   * The name by which state machines retry and catch.
   *
   * @return for example {@code Lambda.TooManyRequestsException}
   */
  public String error() {
    return error;
  }
}

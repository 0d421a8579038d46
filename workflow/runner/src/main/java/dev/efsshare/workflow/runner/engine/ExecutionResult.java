package dev.efsshare.workflow.runner.engine;

import java.util.List;

/**
 * How an execution ended. Immutable.
 *
 * @param execution its name
 * @param status in the words of Step Functions
 * @param error the error's name; empty after success
 * @param cause what was told of the error; empty after success
 * @param events its history, in order
 */
public record ExecutionResult(
    String execution, Status status, String error, String cause, List<ExecutionEvent> events) {

  /** How an execution can end here. */
  public enum Status {
    /** Every state did. */
    SUCCEEDED,
    /** A state failed for good. */
    FAILED,
    /** It took longer than the state machine's {@code TimeoutSeconds}. */
    TIMED_OUT
  }

  /** Copies the history. */
  public ExecutionResult {
    events = List.copyOf(events);
  }

  /**
   * Whether it did what it was to do.
   *
   * @return false after a failure or a timeout
   */
  public boolean succeeded() {
    return status == Status.SUCCEEDED;
  }

  /**
   * How often states were tried anew.
   *
   * @return retries of all states
   */
  public long retries() {
    return events.stream().filter(event -> event.type().equals("StateRetried")).count();
  }
}

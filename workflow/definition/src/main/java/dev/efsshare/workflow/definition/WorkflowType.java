package dev.efsshare.workflow.definition;

import java.time.Duration;

/**
 * How Step Functions runs a workflow. All else that differs between the two follows from this.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html">Choosing
 *     workflow type in Step Functions</a>
 */
public enum WorkflowType {
  /** Up to five minutes, paid by duration; the queue keeps a message until the workflow is done. */
  EXPRESS(Duration.ofMinutes(5), Invocation.REQUEST_RESPONSE),

  /** Up to a year, paid by transition, with a history; waits for Glue jobs. */
  STANDARD(Duration.ofDays(365), Invocation.FIRE_AND_FORGET);

  private final Duration limit;
  private final Invocation invocation;

  WorkflowType(Duration limit, Invocation invocation) {
    this.limit = limit;
    this.invocation = invocation;
  }

  /**
   * The longest an execution may take.
   *
   * @return AWS's quota
   */
  public Duration limit() {
    return limit;
  }

  /**
   * How a pipe starts it.
   *
   * @return the only way that suits the type
   */
  public Invocation invocation() {
    return invocation;
  }

  /**
   * Whether a step may wait for a job of another service.
   *
   * @return true where {@code .sync} exists
   */
  public boolean waitsForJobs() {
    return this == STANDARD;
  }

  /** How an EventBridge Pipe calls a state machine; the names are those of its API. */
  public enum Invocation {
    /** Waits for the execution; when it fails, the message stays in the queue. */
    REQUEST_RESPONSE,
    /** Starts the execution and forgets the message. */
    FIRE_AND_FORGET
  }
}

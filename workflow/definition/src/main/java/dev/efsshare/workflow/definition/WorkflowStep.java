package dev.efsshare.workflow.definition;

import java.time.Duration;

/** One step of a workflow. Immutable. */
public sealed interface WorkflowStep {

  /**
   * The step's name: of its state, and in the path of what it leaves.
   *
   * @return for example {@code Score}
   */
  String stage();

  /**
   * How long one attempt may take.
   *
   * @return whole seconds
   */
  Duration timeout();

  /**
   * A step that a Lambda function does.
   *
   * @param stage its name
   * @param function what stands for the function's ARN in the state machine, filled in when it is
   *     deployed; for example {@code ScoreFunctionArn}
   * @param timeout of one attempt
   */
  record Lambda(String stage, String function, Duration timeout) implements WorkflowStep {}

  /**
   * A step that a Glue job does; the workflow waits for it. Never the first.
   *
   * @param stage its name
   * @param job what stands for the job's name in the state machine, filled in when it is deployed;
   *     for example {@code DeduplicateJobName}
   * @param timeout of one attempt
   */
  record Glue(String stage, String job, Duration timeout) implements WorkflowStep {}
}

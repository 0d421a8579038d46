package dev.efsshare.workflow.definition;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** How often a step is tried, after which pauses, and how long all of that may take. */
final class Attempts {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int RETRIES = 2;
  private static final int BACKOFF = 2;
  private static final Duration LAMBDA_PAUSE = Duration.ofSeconds(20);
  private static final Duration GLUE_PAUSE = Duration.ofMinutes(5);

  /**
   * What may be over at the next attempt: what a stage says is, and what Lambda reports of itself.
   * Any other error of a stage's code would come again.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">
   *     Handling errors in Step Functions workflows</a>
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors">
   *     Errors of Invoke</a>
   */
  private static final List<String> TRANSIENT =
      List.of(
          "dev.efsshare.workflow.stage.TransientStageException",
          "States.Timeout",
          "Sandbox.Timedout",
          "Runtime.ExitError",
          "Lambda.Unknown",
          "Lambda.ServiceException",
          "Lambda.AWSLambdaException",
          "Lambda.SdkClientException",
          "Lambda.TooManyRequestsException",
          "Lambda.ResourceNotReadyException",
          "Lambda.EC2ThrottledException",
          "Lambda.ENILimitReachedException",
          "Lambda.EFSIOException",
          "Lambda.EFSMountConnectivityException",
          "Lambda.EFSMountTimeoutException");

  private Attempts() {}

  /** The only retrier of a step. A job run tells nothing but that it failed. */
  static ObjectNode retrier(WorkflowStep step) {
    ObjectNode retrier = JSON.createObjectNode();
    ArrayNode errors = retrier.putArray("ErrorEquals");
    switch (step) {
      case WorkflowStep.Lambda _ -> TRANSIENT.forEach(errors::add);
      case WorkflowStep.Glue _ -> errors.add("States.ALL");
    }
    retrier.put("IntervalSeconds", pause(step).toSeconds());
    retrier.put("MaxAttempts", RETRIES);
    retrier.put("BackoffRate", BACKOFF);
    return retrier;
  }

  /** The longest that an execution can take, or that its type lets it take. */
  static Duration longest(WorkflowConfiguration workflow) {
    Duration all =
        workflow.steps().stream().map(Attempts::longest).reduce(Duration.ZERO, Duration::plus);
    Duration limit = workflow.type().limit();
    return all.compareTo(limit) < 0 ? all : limit;
  }

  private static Duration longest(WorkflowStep step) {
    Duration pauses = pause(step).plus(pause(step).multipliedBy(BACKOFF));
    return step.timeout().multipliedBy(1 + RETRIES).plus(pauses);
  }

  private static Duration pause(WorkflowStep step) {
    return switch (step) {
      case WorkflowStep.Lambda _ -> LAMBDA_PAUSE;
      case WorkflowStep.Glue _ -> GLUE_PAUSE;
    };
  }
}

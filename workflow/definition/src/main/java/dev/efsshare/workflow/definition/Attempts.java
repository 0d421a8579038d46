package dev.efsshare.workflow.definition;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** How often a step is tried, after which pauses, and how long all of that may take. */
final class Attempts {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int RETRIES = 2;

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

  private static final Retrier LAMBDA =
      new Retrier(TRANSIENT, Duration.ofSeconds(20), RETRIES, 2, Optional.empty());

  /** A job run that was started tells nothing but that it failed. */
  private static final Retrier GLUE =
      new Retrier(List.of("States.ALL"), Duration.ofMinutes(5), RETRIES, 2, Optional.empty());

  /** As many runs are there as the job, or the account, may have: they end in their time. */
  private static final Retrier TOO_MANY_RUNS =
      notStarted(
          50, "Glue.ConcurrentRunsExceededException", "Glue.ResourceNumberLimitExceededException");

  /**
   * Requests come too fast. Glue's API names that {@code ThrottlingException}, and Step Functions
   * tells it as the second, by which it tells other errors that do not pass, too: so fewer times.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/glue/latest/webapi/API_StartJobRun.html#API_StartJobRun_Errors">
   *     Errors of StartJobRun</a>
   */
  private static final Retrier THROTTLED =
      notStarted(10, "Glue.ThrottlingException", "Glue.AWSGlueException");

  private Attempts() {}

  /** Pauses differ by chance, or all executions that were refused would come back together. */
  private static Retrier notStarted(int retries, String... errors) {
    return new Retrier(
        List.of(errors), Duration.ofMinutes(1), retries, 1.5, Optional.of(Duration.ofMinutes(10)));
  }

  /** The first of them that names an error decides, and each counts for itself. */
  static ArrayNode retriers(WorkflowStep step) {
    ArrayNode all = JSON.createArrayNode();
    of(step).forEach(retrier -> all.add(retrier.json()));
    return all;
  }

  private static List<Retrier> of(WorkflowStep step) {
    return switch (step) {
      case WorkflowStep.Lambda _ -> List.of(LAMBDA);
      case WorkflowStep.Glue _ -> List.of(TOO_MANY_RUNS, THROTTLED, GLUE);
    };
  }

  /** The longest that an execution can take, or that its type lets it take. */
  static Duration longest(WorkflowConfiguration workflow) {
    Duration all =
        workflow.steps().stream().map(Attempts::longest).reduce(Duration.ZERO, Duration::plus);
    Duration limit = workflow.type().limit();
    return all.compareTo(limit) < 0 ? roundedUp(all) : limit;
  }

  private static Duration roundedUp(Duration time) {
    return time.plusSeconds(1).minusNanos(1).truncatedTo(ChronoUnit.SECONDS);
  }

  /** A job that is not started takes no time but the pauses. */
  private static Duration longest(WorkflowStep step) {
    return of(step).stream()
        .map(Retrier::pauses)
        .reduce(step.timeout().multipliedBy(1 + RETRIES), Duration::plus);
  }
}

package dev.efsshare.workflow.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.workflow.definition.WorkflowConfiguration;
import dev.efsshare.workflow.definition.WorkflowStep;
import dev.efsshare.workflow.runner.engine.Engine;
import dev.efsshare.workflow.runner.engine.ExecutionEvent;
import dev.efsshare.workflow.runner.engine.ExecutionRequest;
import dev.efsshare.workflow.runner.engine.ExecutionResult;
import dev.efsshare.workflow.runner.engine.Task;
import dev.efsshare.workflow.runner.engine.TaskFailure;
import dev.efsshare.workflow.runner.engine.TaskHandler;
import dev.efsshare.workflow.runner.queue.Delivery;
import dev.efsshare.workflow.runner.queue.LocalQueue;
import dev.efsshare.workflow.runner.queue.Pipe;
import dev.efsshare.workflow.runner.queue.PipeSettings;
import dev.efsshare.workflow.runner.queue.QueueSettings;
import dev.efsshare.workflow.stage.PermanentStageException;
import dev.efsshare.workflow.stage.TransientStageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** What becomes of failures, in a real engine behind a real queue; what fails is this test's. */
class FailurePropertiesTest {
  private static final String PASSING = TransientStageException.class.getName();
  private static final String LASTING = PermanentStageException.class.getName();
  private static final String BODY = "{\"dataset\": \"ä\", \"input\": \"inputs/a.jsonl\"}";
  private static final int SECONDS = 30;
  private static final int DELIVERIES = 3;

  private static final Map<String, TaskHandler> HANDLERS = new ConcurrentHashMap<>();
  private static final Engine ENGINE =
      Engine.start(
          Path.of("..", ".."),
          task -> HANDLERS.getOrDefault(task.execution(), Task::parameters).run(task),
          Optional.of(Duration.ofMillis(1)));

  @AfterAll
  static void end() {
    ENGINE.close();
  }

  @Test
  void property_14_expressWorkflowFailureHandling_theMessageStaysUntilAnExecutionSucceeds()
      throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    TaskHandler onceBroken =
        task -> {
          if (attempts.incrementAndGet() == 1) {
            throw new TaskFailure(LASTING, "the first delivery fails");
          }
          return task.parameters();
        };
    Outcome outcome = deliver(WorkflowConfiguration.express(), onceBroken, 2);
    assertThat(outcome.succeeded()).containsExactly(false, true);
    assertThat(outcome.receiveCounts()).containsExactly(1, 2);
    assertThat(outcome.deadLetters()).isEmpty();
    assertThat(outcome.left()).isZero();
  }

  @Test
  void property_16_lambdaRetryConfiguration_whatPassesIsTriedThreeTimesAndWhatLastsOnce()
      throws Exception {
    for (WorkflowStep step : WorkflowConfiguration.express().steps()) {
      assertThat(attemptsAt(step, PASSING, 2).succeeded()).isTrue();
      assertThat(attemptsAt(step, PASSING, 2).retries()).isEqualTo(2);
      assertThat(attemptsAt(step, PASSING, 3).error()).isEqualTo(PASSING);
      assertThat(attemptsAt(step, LASTING, 1).error()).isEqualTo(LASTING);
      assertThat(attemptsAt(step, LASTING, 1).retries()).isZero();
    }
  }

  @Test
  void property_29_glueJobFailureHandling_aJobIsTriedAgainAndThenFailsTheExecution()
      throws Exception {
    WorkflowStep job = job();
    ExecutionResult passing = attemptsAt(job, "States.TaskFailed", 1);
    assertThat(passing.succeeded()).isTrue();
    assertThat(passing.retries()).isEqualTo(1);
    ExecutionResult lasting = attemptsAt(job, "States.TaskFailed", 3);
    assertThat(lasting.status()).isEqualTo(ExecutionResult.Status.FAILED);
    assertThat(lasting.error()).isEqualTo("States.TaskFailed");
    assertThat(entered(lasting)).containsExactly("Etl", "Deduplicate", "Failed");
  }

  /** More messages than the job may have runs: each of their executions waits for its turn. */
  @Test
  void property_29_glueJobFailureHandling_aJobThatIsRefusedForTooManyRunsWaitsForItsTurn()
      throws Exception {
    for (String refusal :
        List.of(
            "Glue.ConcurrentRunsExceededException",
            "Glue.ResourceNumberLimitExceededException",
            "Glue.ThrottlingException",
            "Glue.AWSGlueException")) {
      ExecutionResult refused = attemptsAt(job(), refusal, 5);
      assertThat(refused.succeeded()).as(refusal).isTrue();
      assertThat(refused.retries()).isEqualTo(5);
    }
    ExecutionResult everRefused = attemptsAt(job(), "Glue.ConcurrentRunsExceededException", 51);
    assertThat(everRefused.error()).isEqualTo("Glue.ConcurrentRunsExceededException");
    assertThat(everRefused.retries()).isEqualTo(50);
  }

  private static WorkflowStep job() {
    return WorkflowConfiguration.standard().steps().stream()
        .filter(WorkflowStep.Glue.class::isInstance)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void property_30_stepFailureStateTransition_noStepAfterTheFailedOneIsEntered() throws Exception {
    List<WorkflowStep> steps = WorkflowConfiguration.standard().steps();
    for (int i = 0; i < steps.size(); i++) {
      ExecutionResult result = attemptsAt(steps.get(i), LASTING, DELIVERIES);
      List<String> expected =
          new ArrayList<>(steps.subList(0, i + 1).stream().map(WorkflowStep::stage).toList());
      expected.add("Failed");
      assertThat(entered(result)).isEqualTo(expected);
      assertThat(result.error()).isEqualTo(LASTING);
      assertThat(result.cause()).isEqualTo("attempt " + (isJob(steps.get(i)) ? 3 : 1));
    }
  }

  @Test
  void property_33_expressWorkflowSqsRetry_threeDeliveriesThenADeadLetterAsSent() throws Exception {
    TaskHandler broken =
        _ -> {
          throw new TaskFailure(LASTING, "it stays");
        };
    Outcome outcome = deliver(WorkflowConfiguration.express(), broken, DELIVERIES);
    assertThat(outcome.succeeded()).containsExactly(false, false, false);
    assertThat(outcome.receiveCounts()).containsExactly(1, 2, 3);
    assertThat(outcome.deadLetters()).containsExactly(BODY);
    assertThat(outcome.left()).isZero();
    Outcome standard = deliver(WorkflowConfiguration.standard(), broken, 1);
    assertThat(standard.succeeded()).containsExactly(false);
    assertThat(standard.deadLetters()).isEmpty();
    assertThat(standard.left()).isZero();
  }

  /** What became of a message; it is left if it would be delivered again, now or later. */
  private record Outcome(
      List<Boolean> succeeded, List<Integer> receiveCounts, List<String> deadLetters, int left) {}

  private static Outcome deliver(
      WorkflowConfiguration workflow, TaskHandler handler, int deliveries) throws Exception {
    BlockingQueue<Delivery> delivered = new LinkedBlockingQueue<>();
    List<Boolean> succeeded = new ArrayList<>();
    List<Integer> receiveCounts = new ArrayList<>();
    List<String> dead;
    QueueSettings settings = new QueueSettings(Duration.ofSeconds(SECONDS), DELIVERIES);
    try (LocalQueue queue = LocalQueue.start(settings, "eu-west-1", "123456789012")) {
      queue.send(BODY);
      try (Pipe _ = pipe(queue, workflow, handler, delivered)) {
        for (int i = 0; i < deliveries; i++) {
          Delivery next = delivered.poll(SECONDS, TimeUnit.SECONDS);
          assertThat(next).describedAs("delivery %d", i + 1).isNotNull();
          receiveCounts.add(next.receiveCount());
          succeeded.add(next.result().get(SECONDS, TimeUnit.SECONDS).succeeded());
        }
        dead =
            queue.deadLetters(Duration.ofSeconds(deliveries == DELIVERIES ? SECONDS : 2)).stream()
                .map(Message::body)
                .toList();
      }
      // the closed pipe is done with what it had taken
      return new Outcome(succeeded, receiveCounts, dead, queue.messages());
    }
  }

  private static Pipe pipe(
      LocalQueue queue,
      WorkflowConfiguration workflow,
      TaskHandler handler,
      BlockingQueue<Delivery> delivered) {
    return Pipe.start(
        queue,
        new PipeSettings(1, workflow.type().invocation()),
        Optional.of(Duration.ZERO),
        (execution, records) -> {
          HANDLERS.put(execution, handler);
          return ENGINE.run(request(execution, workflow, records), _ -> {});
        },
        delivered::add);
  }

  /** Runs the workflow that has the step; its first attempts fail. */
  private static ExecutionResult attemptsAt(WorkflowStep failing, String error, int attempts)
      throws Exception {
    WorkflowConfiguration workflow =
        WorkflowConfiguration.express().steps().contains(failing)
            ? WorkflowConfiguration.express()
            : WorkflowConfiguration.standard();
    String execution = UUID.randomUUID().toString();
    AtomicInteger attempt = new AtomicInteger();
    HANDLERS.put(
        execution,
        task -> {
          if (task.state().equals(failing.stage()) && attempt.incrementAndGet() <= attempts) {
            throw new TaskFailure(error, "attempt " + attempt.get());
          }
          return task.parameters();
        });
    JsonNode records =
        RandomWorkflows.JSON
            .createArrayNode()
            .add(RandomWorkflows.JSON.createObjectNode().put("body", BODY));
    return ENGINE
        .run(request(execution, workflow, records), _ -> {})
        .get(SECONDS, TimeUnit.SECONDS);
  }

  private static ExecutionRequest request(
      String execution, WorkflowConfiguration workflow, JsonNode records) {
    return new ExecutionRequest(execution, RandomWorkflows.machine(workflow), records);
  }

  private static boolean isJob(WorkflowStep step) {
    return step instanceof WorkflowStep.Glue;
  }

  private static List<String> entered(ExecutionResult result) {
    return result.events().stream()
        .filter(event -> event.type().equals("StateEntered"))
        .map(ExecutionEvent::state)
        .toList();
  }
}

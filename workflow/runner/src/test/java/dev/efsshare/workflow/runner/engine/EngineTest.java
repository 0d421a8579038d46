package dev.efsshare.workflow.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.efsshare.workflow.runner.engine.ExecutionResult.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The real engine in a real Node process; tasks are this test's. */
class EngineTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path PROJECT = Path.of("..", "..");
  private static final Map<String, TaskHandler> HANDLERS = new ConcurrentHashMap<>();
  private static final Engine ENGINE =
      Engine.start(
          PROJECT,
          task -> HANDLERS.getOrDefault(task.execution(), EngineTest::echo).run(task),
          Optional.of(Duration.ofMillis(1)));

  @AfterAll
  static void end() {
    ENGINE.close();
  }

  @Test
  void task_isGivenWhatTheStateMachineSays() throws Exception {
    CompletableFuture<Task> seen = new CompletableFuture<>();
    String parameters =
        """
        {"name.$": "$$.Execution.Name", "key.$": "States.Format('a/{}/b', $$.Execution.Name)",
         "body.$": "$[0].body", "nothing": null}
        """;
    ExecutionResult result =
        run(
            "run-7",
            machine(parameters),
            task -> {
              seen.complete(task);
              return task.parameters();
            });
    assertThat(result.succeeded()).isTrue();
    assertThat(seen.join())
        .isEqualTo(
            new Task(
                "run-7",
                "Work",
                "arn:aws:states:::lambda:invoke",
                json(
                    """
                    {"name": "run-7", "key": "a/run-7/b", "body": "{}", "nothing": null}
                    """)));
  }

  @Test
  void task_failsOnceByARetriedError_isTriedAgain() throws Exception {
    int[] calls = {0};
    ExecutionResult result =
        run(
            "once",
            machine("{}"),
            task -> {
              if (calls[0]++ == 0) {
                throw new TaskFailure("Passing", "it will pass");
              }
              return task.parameters();
            });
    assertThat(result.succeeded()).isTrue();
    assertThat(result.retries()).isEqualTo(1);
    assertThat(result.events())
        .extracting(ExecutionEvent::type)
        .containsExactly(
            "ExecutionStarted",
            "StateEntered",
            "StateFailed",
            "StateRetried",
            "StateExited",
            "ExecutionSucceeded");
  }

  @Test
  void task_failsByAnotherError_endsInTheFailStateWithErrorAndCause() throws Exception {
    ExecutionResult result =
        run(
            "other",
            machine("{}"),
            _ -> {
              throw new TaskFailure("Lasting", "{\"errorMessage\":\"it stays\"}");
            });
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.error()).isEqualTo("Lasting");
    assertThat(result.cause()).isEqualTo("{\"errorMessage\":\"it stays\"}");
    assertThat(result.retries()).isZero();
  }

  @Test
  void handler_breaks_failsTheExecution() throws Exception {
    ExecutionResult result =
        run(
            "broken",
            machine("{}"),
            _ -> {
              throw new IllegalStateException("a defect");
            });
    assertThat(result.error()).isEqualTo("java.lang.IllegalStateException");
    assertThat(result.cause()).contains("a defect");
  }

  @Test
  void task_longerThanItsTimeout_failsByThat() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    ExecutionResult result =
        run(
            "slow",
            machine("{}"),
            task -> {
              released.await();
              return task.parameters();
            });
    released.countDown();
    assertThat(result.error()).isEqualTo("States.Timeout");
  }

  @Test
  void executions_runAtTheSameTime() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    TaskHandler meets =
        task -> {
          both.countDown();
          both.await();
          return task.parameters();
        };
    HANDLERS.put("left", meets);
    HANDLERS.put("right", meets);
    List<CompletableFuture<ExecutionResult>> results =
        List.of(start("left", machine("{}")), start("right", machine("{}")));
    for (CompletableFuture<ExecutionResult> result : results) {
      assertThat(result.get(20, TimeUnit.SECONDS).succeeded()).isTrue();
    }
  }

  @Test
  void definition_isNoStateMachine_isRefusedByTheValidator() {
    JsonNode wrong = json("{\"StartAt\": \"Nowhere\", \"States\": {\"A\": {\"Type\": \"Pass\"}}}");
    assertThatThrownBy(() -> run("wrong", wrong, EngineTest::echo))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("the state machine is refused")
        .hasMessageContaining("Nowhere");
  }

  @Test
  void close_failsWhatRuns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<ExecutionResult> result;
    try (Engine other =
        Engine.start(
            PROJECT,
            task -> {
              begun.countDown();
              new CountDownLatch(1).await();
              return task.parameters();
            },
            Optional.empty())) {
      result = other.run(request("endless", machine("{}")), _ -> {});
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThatThrownBy(result::get).hasMessageContaining("the engine was closed");
  }

  private static ExecutionResult run(String name, JsonNode machine, TaskHandler handler)
      throws Exception {
    HANDLERS.put(name, handler);
    return start(name, machine).get(20, TimeUnit.SECONDS);
  }

  private static CompletableFuture<ExecutionResult> start(String name, JsonNode machine) {
    return ENGINE.run(request(name, machine), _ -> {});
  }

  private static ExecutionRequest request(String name, JsonNode machine) {
    return new ExecutionRequest(name, machine, json("[{\"body\": \"{}\"}]"));
  }

  private static JsonNode echo(Task task) {
    return task.parameters();
  }

  private static JsonNode machine(String parameters) {
    return json(
        """
        {"StartAt": "Work", "States": {
          "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Parameters": %s, "TimeoutSeconds": 1, "ResultPath": null,
            "Retry": [{"ErrorEquals": ["Passing"], "IntervalSeconds": 20, "MaxAttempts": 2}],
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Failed"}], "End": true},
          "Failed": {"Type": "Fail", "ErrorPath": "$.Error", "CausePath": "$.Cause"}}}
        """
            .formatted(parameters));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

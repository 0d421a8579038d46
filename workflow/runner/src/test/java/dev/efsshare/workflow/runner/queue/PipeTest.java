package dev.efsshare.workflow.runner.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.workflow.definition.WorkflowType.Invocation;
import dev.efsshare.workflow.runner.engine.ExecutionResult;
import dev.efsshare.workflow.runner.engine.ExecutionResult.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** A pipe on a real queue; what it leads to is this test's. */
class PipeTest {
  private static final QueueSettings SETTINGS = new QueueSettings(Duration.ofSeconds(30), 3);
  private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);
  private static final String BODY = "{\"input\": \"inputs/ä.jsonl\"}";

  private final LocalQueue queue = LocalQueue.start(SETTINGS, "eu-west-1", "123456789012");
  private final BlockingQueue<JsonNode> seen = new LinkedBlockingQueue<>();

  @AfterEach
  void end() {
    queue.close();
  }

  @Test
  void message_isGivenAsAnArrayOfOneSqsRecord() throws Exception {
    String id = queue.send(BODY);
    try (Pipe _ = pipe(Invocation.REQUEST_RESPONSE, Status.SUCCEEDED)) {
      JsonNode records = next();
      assertThat(records.isArray()).isTrue();
      assertThat(records).hasSize(1);
      JsonNode message = records.get(0);
      assertThat(message.get("messageId").asText()).isEqualTo(id);
      assertThat(message.get("body").asText()).isEqualTo(BODY);
      assertThat(message.get("eventSource").asText()).isEqualTo("aws:sqs");
      assertThat(message.get("eventSourceARN").asText())
          .isEqualTo("arn:aws:sqs:eu-west-1:123456789012:workflow");
      assertThat(message.get("awsRegion").asText()).isEqualTo("eu-west-1");
      assertThat(message.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
    }
  }

  @Test
  void requestResponse_executionSucceeded_deletesTheMessage() throws Exception {
    queue.send(BODY);
    try (Pipe _ = pipe(Invocation.REQUEST_RESPONSE, Status.SUCCEEDED)) {
      next();
    }
    // not only out of sight
    assertThat(queue.messages()).isZero();
    assertThat(queue.deadLetters(Duration.ZERO)).isEmpty();
  }

  @Test
  void requestResponse_executionFails_deliversThreeTimesThenMakesADeadLetterOfIt()
      throws Exception {
    queue.send(BODY);
    try (Pipe _ = pipe(Invocation.REQUEST_RESPONSE, Status.FAILED)) {
      for (int delivery = 1; delivery <= 3; delivery++) {
        assertThat(next().at("/0/attributes/ApproximateReceiveCount").asInt()).isEqualTo(delivery);
      }
      List<Message> dead = queue.deadLetters(Duration.ofSeconds(10));
      assertThat(dead).extracting(Message::body).containsExactly(BODY);
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void fireAndForget_executionFails_messageIsGoneAllTheSame() throws Exception {
    queue.send(BODY);
    try (Pipe _ = pipe(Invocation.FIRE_AND_FORGET, Status.FAILED)) {
      next();
    }
    // not only out of sight
    assertThat(queue.messages()).isZero();
    assertThat(queue.deadLetters(Duration.ZERO)).isEmpty();
  }

  @Test
  void fireAndForget_doesNotWaitForTheExecution() throws Exception {
    queue.send("{\"records\": [1]}");
    queue.send("{\"records\": [2]}");
    Target never =
        (_, records) -> {
          seen.add(records);
          return new CompletableFuture<>();
        };
    PipeSettings settings = new PipeSettings(1, Invocation.FIRE_AND_FORGET);
    try (Pipe _ = Pipe.start(queue, settings, AT_ONCE, never, _ -> {})) {
      next();
      next();
    }
  }

  private JsonNode next() throws InterruptedException {
    JsonNode records = seen.poll(20, TimeUnit.SECONDS);
    assertThat(records).describedAs("a delivery").isNotNull();
    return records == null ? seen.take() : records;
  }

  private Pipe pipe(Invocation invocation, Status status) {
    Target target =
        (execution, records) -> {
          seen.add(records);
          return CompletableFuture.completedFuture(
              new ExecutionResult(execution, status, "", "", List.of()));
        };
    return Pipe.start(queue, new PipeSettings(1, invocation), AT_ONCE, target, _ -> {});
  }
}

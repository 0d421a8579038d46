package dev.efsshare.local.runtime;

import static dev.efsshare.local.TestStack.await;
import static dev.efsshare.local.TestStack.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.local.Declarations;
import dev.efsshare.local.LocalStackOptions;
import dev.efsshare.local.TestStack;
import dev.efsshare.local.template.FunctionDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asynchronous invocations: retries, then a dead letter. */
class AsyncInvocationTest {

  @TempDir Path folder;

  @Test
  void event_thatFailsTwice_isDeliveredByTheSecondRetry() throws Exception {
    try (TestStack stack = TestStack.start(folder)) {
      send(stack, order("failTimes", "2"));
      Path calls = stack.stack().mount().resolve("calls");

      await("three calls", () -> size(calls) == 3);
      await("the last one ends", () -> reports(stack) == 3);
      assertThat(stack.stack().deadLetters()).doesNotExist();
    }
  }

  @Test
  void event_thatAlwaysFails_becomesADeadLetterAfterThreeAttempts() throws Exception {
    try (TestStack stack = TestStack.start(folder)) {
      String requestId = send(stack, order("fail", ""));

      await("a dead letter", () -> !deadLetters(stack).isEmpty());
      JsonNode letter = deadLetters(stack).getFirst();
      assertThat(letter.at("/requestContext/requestId").asText()).isEqualTo(requestId);
      assertThat(letter.at("/requestContext/condition").asText()).isEqualTo("RetriesExhausted");
      assertThat(letter.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(3);
      assertThat(letter.at("/requestPayload/do").asText()).isEqualTo("fail");
      assertThat(letter.at("/responseContext/functionError").asText()).isEqualTo("Unhandled");
      assertThat(letter.at("/responsePayload/errorMessage").asText()).isEqualTo("3 calls so far");
    }
  }

  @Test
  void event_ofAFunctionWithoutRetries_becomesADeadLetterAtOnce() throws Exception {
    try (TestStack stack = TestStack.start(folder)) {
      String requestId = send(stack, "ModernFunction:live", order("fail", ""));

      await("a dead letter", () -> !deadLetters(stack).isEmpty());
      JsonNode letter = deadLetters(stack).getFirst();
      assertThat(letter.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(1);
      JsonNode queued = letter.path("deadLetterQueueAttributes");
      assertThat(queued.path("RequestID").asText()).isEqualTo(requestId);
      assertThat(queued.path("ErrorMessage").asText()).isEqualTo("1 calls so far");
    }
  }

  @Test
  void event_thatGetsTooOld_becomesADeadLetterWithoutAResponse() throws Exception {
    FunctionDeclaration stopped = stopped(Duration.ofMillis(1));
    try (LambdaService lambda = LambdaService.start(List.of(stopped), settings())) {
      String requestId = lambda.invokeAsync(stopped, order("where", ""));

      await("a dead letter", () -> !deadLetters(settings().deadLetters()).isEmpty());
      JsonNode letter = deadLetters(settings().deadLetters()).getFirst();
      assertThat(letter.at("/requestContext/requestId").asText()).isEqualTo(requestId);
      assertThat(letter.at("/requestContext/condition").asText()).isEqualTo("EventAgeExceeded");
      assertThat(letter.at("/requestContext/approximateInvokeCount").asInt(-1)).isZero();
      assertThat(letter.has("responsePayload")).isFalse();
    }
  }

  @Test
  void events_thatAreUnfinishedWhenTheStackCloses_becomeDeadLetters() throws Exception {
    LocalStackOptions slow =
        TestStack.options(folder)
            .withRetryDelays(List.of(Duration.ofHours(1), Duration.ofHours(1)));
    TestStack stack = TestStack.start(slow);
    try (stack) {
      String retried = send(stack, order("fail", ""));
      await("the retried one has failed", () -> reports(stack) == 1);
      String running = send(stack, order("sleep", "600000"));
      Set<String> queued = sendToOneEnvironment(stack, 3);
      await("one runs", () -> isBusy(stack, "try-main"));
      stack.close();

      assertThat(deadLetters(stack))
          .extracting(letter -> letter.at("/requestContext/requestId").asText())
          .contains(retried, running)
          .containsAll(queued)
          .hasSize(5);
      assertThat(deadLetters(stack))
          .extracting(letter -> letter.at("/requestContext/condition").asText())
          .containsOnly("StackStopped");
      assertThat(stack.stack().undeliveredEvents()).isEqualTo(5);
    }
  }

  /** A function that is never run, whose events are dropped sooner than a template can say. */
  private FunctionDeclaration stopped(Duration maximumAge) throws IOException {
    Path jar = Files.createFile(folder.resolve("never-run.jar"));
    return Declarations.stopped("Stopped", jar, maximumAge);
  }

  private RuntimeSettings settings() {
    return new RuntimeSettings(
        "us-east-1",
        folder.resolve("mount"),
        folder.resolve("work"),
        folder.resolve("logs"),
        folder.resolve("dead-letters"),
        1,
        1,
        Duration.ofMinutes(1),
        List.of(),
        Map.of());
  }

  /** Of these all but one are throttled, which is how an event waits here. */
  private static Set<String> sendToOneEnvironment(TestStack stack, int count) throws Exception {
    Set<String> requestIds = new HashSet<>();
    for (int i = 0; i < count; i++) {
      requestIds.add(send(stack, "HastyFunction", order("sleep", "600000")));
    }
    return requestIds;
  }

  private static boolean isBusy(TestStack stack, String function) {
    return stack.stack().environments().stream()
        .anyMatch(environment ->
            environment.function().equals(function)
                && environment.state() == EnvironmentInfo.State.BUSY);
  }

  private static String send(TestStack stack, String payload)
      throws IOException, InterruptedException {
    return send(stack, "MainFunction", payload);
  }

  private static String send(TestStack stack, String function, String payload)
      throws IOException, InterruptedException {
    var response = stack.invoke(function, payload, "X-Amz-Invocation-Type", "Event");
    assertThat(response.statusCode()).isEqualTo(202);
    return response.headers().firstValue("x-amzn-RequestId").orElseThrow();
  }

  private static List<JsonNode> deadLetters(TestStack stack) {
    return deadLetters(stack.stack().deadLetters());
  }

  private static List<JsonNode> deadLetters(Path letters) {
    try {
      return TestStack.jsonFiles(letters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static long reports(TestStack stack) {
    if (!Files.exists(stack.stack().logs())) {
      return 0;
    }
    try (var files = Files.walk(stack.stack().logs())) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(AsyncInvocationTest::lines)
          .filter(line -> line.startsWith("REPORT"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static java.util.stream.Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.efsshare.local.runtime;

import static dev.efsshare.local.TestStack.json;
import static dev.efsshare.local.TestStack.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.local.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a function with {@code LogFormat: JSON} and a log group of its own. */
class JsonLogTest {

  private static final String FUNCTION = "ModernFunction";

  @TempDir Path folder;

  private TestStack stack;

  @BeforeEach
  void start() throws IOException {
    stack = TestStack.start(folder);
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void platformsLines_areEventsOfTheTelemetryApi() throws Exception {
    stack.invoke(FUNCTION, order("where", ""));

    List<JsonNode> events = events();
    assertThat(events)
        .extracting(event -> event.path("type").asText())
        .containsExactly("platform.initStart", "platform.start", "platform.report");
    assertThat(events)
        .allMatch(event -> event.path("time").asText().matches("\\d{4}-.*T.*(\\.\\d+)?Z"));
    JsonNode init = events.get(0).path("record");
    assertThat(init.path("initializationType").asText()).isEqualTo("on-demand");
    assertThat(init.path("functionName").asText()).isEqualTo("try-modern");
    assertThat(init.path("instanceMaxMemory").asLong()).isEqualTo(128L << 20);
    JsonNode report = events.get(2).path("record");
    assertThat(report.path("requestId")).isEqualTo(events.get(1).at("/record/requestId"));
    assertThat(report.path("status").asText()).isEqualTo("success");
    JsonNode metrics = report.path("metrics");
    assertThat(metrics.path("durationMs").asDouble()).isPositive();
    assertThat(metrics.path("initDurationMs").asDouble()).isPositive();
    assertThat(metrics.path("billedDurationMs").asDouble())
        .isGreaterThanOrEqualTo(
            metrics.path("durationMs").asDouble() + metrics.path("initDurationMs").asDouble());
    assertThat(metrics.path("memorySizeMB").asInt()).isEqualTo(128);
    assertThat(metrics.path("maxMemoryUsedMB").asInt()).isPositive();
  }

  @Test
  void reportOfAWarmInvocation_hasNoInitDuration() throws Exception {
    stack.invoke(FUNCTION, order("where", ""));
    stack.invoke(FUNCTION, order("where", ""));

    assertThat(events().getLast().at("/record/metrics").has("initDurationMs")).isFalse();
  }

  @Test
  void functionsOwnLines_stayAsTheyAre() throws Exception {
    stack.invoke(FUNCTION, order("print", "hello"));

    assertThat(lines()).contains("out hello", "unfinished hello");
  }

  @Test
  void processThatExits_isReportedWithItsErrorType() throws Exception {
    stack.invoke(FUNCTION, order("exit", "3"));

    List<JsonNode> events = events();
    assertThat(events.subList(2, 4))
        .extracting(event -> event.path("type").asText())
        .containsExactly("platform.runtimeDone", "platform.report");
    assertThat(events.subList(2, 4))
        .allSatisfy(event -> {
          assertThat(event.at("/record/status").asText()).isEqualTo("error");
          assertThat(event.at("/record/errorType").asText()).isEqualTo("Runtime.ExitError");
        });
  }

  @Test
  void runtime_isToldFormatLevelAndGroup() throws Exception {
    assertThat(variable("AWS_LAMBDA_LOG_FORMAT")).isEqualTo("JSON");
    assertThat(variable("AWS_LAMBDA_LOG_LEVEL")).isEqualTo("WARN");
    assertThat(variable("AWS_LAMBDA_LOG_GROUP_NAME")).isEqualTo("/try/modern");
    assertThat(variable("AWS_LAMBDA_LOG_STREAM_NAME")).contains("/try-modern[$LATEST]");
  }

  private String variable(String name) throws Exception {
    return stack.answer(FUNCTION, "variable", name).asText();
  }

  private List<JsonNode> events() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith("{")) {
        events.add(json(line));
      }
    }
    return events;
  }

  private List<String> lines() throws IOException {
    try (Stream<Path> files = Files.walk(stack.stack().logs().resolve("try/modern"))) {
      Path log = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      return Files.readAllLines(log);
    }
  }
}

package dev.efsshare.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.local.Declarations;
import dev.efsshare.local.TestStack;
import dev.efsshare.local.template.FunctionDeclaration;
import dev.efsshare.local.template.LogRules;
import dev.efsshare.local.template.LogRules.SystemLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of Lambda's lines a function gets by its system log level. */
class JsonPlatformLogTest {

  private static final Outcome ANSWERED = Outcome.of(new Invocation.Answer("{}", false));
  private static final Outcome FAILED = Outcome.of(new Invocation.Answer("{}", true));
  private static final Outcome LATE = Outcome.timedOut("id", Duration.ofSeconds(1));

  @TempDir Path folder;

  @Test
  void invocation_atLevelDebug_hasEveryLine() throws IOException {
    assertThat(types(SystemLevel.DEBUG, ANSWERED))
        .containsExactly(
            "platform.initStart", "platform.start", "platform.runtimeDone", "platform.report");
  }

  @Test
  void invocation_atLevelWarn_hasLinesOnlyWhenItFails() throws IOException {
    assertThat(types(SystemLevel.WARN, ANSWERED)).isEmpty();
    assertThat(types(SystemLevel.WARN, FAILED))
        .containsExactly("platform.runtimeDone", "platform.report");
  }

  @Test
  void timeout_isTheReportsStatus() throws IOException {
    JsonNode record = events(SystemLevel.INFO, LATE).getLast().path("record");

    assertThat(record.path("status").asText()).isEqualTo("timeout");
    assertThat(record.has("errorType")).isFalse();
    assertThat(record.path("metrics").toString())
        .isEqualTo(
            "{\"durationMs\":1.235,\"billedDurationMs\":3,\"memorySizeMB\":128,"
                + "\"maxMemoryUsedMB\":128,\"initDurationMs\":1.0}");
  }

  private List<String> types(SystemLevel level, Outcome outcome) throws IOException {
    return events(level, outcome).stream().map(event -> event.path("type").asText()).toList();
  }

  private List<JsonNode> events(SystemLevel level, Outcome outcome) throws IOException {
    FunctionDeclaration function =
        Declarations.function("f", new LogRules(true, "/logs", Optional.empty(), level));
    LogStream stream = LogStream.create(folder, function);
    PlatformLog log = new JsonPlatformLog(function, 128, stream);
    log.initStart();
    log.start("id");
    log.end(
        new InvocationReport(
            "id",
            outcome,
            Duration.ofNanos(1_234_567),
            Optional.of(Duration.ofMillis(1)),
            128,
            150));
    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(stream.file())) {
      events.add(TestStack.json(line));
    }
    return events;
  }
}

package dev.efsshare.functions.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** E8: the shape of log lines. */
class LogTest {
  private static final String NOW = "2026-11-21T10:30:00.123Z";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final LogLines lines = linesAt(NOW);
  private final InvocationLog log =
      new InvocationLog(lines, "req-1", "producer", Map.of("coldStart", true));

  private LogLines linesAt(String time) {
    return new LogLines(out, Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
  }

  @Test
  void problem_withStackTrace_hasTheSpecifiedMembersInOrder() {
    Problem problem =
        Problem.of(ErrorCode.EFS_WRITE_FAILED, "no space left")
            .withFileId("id-1")
            .withPath("/mnt/efs/models/m")
            .withCause(new IOException("No space left on device"));

    log.problem(problem, Map.of());

    JsonObject line = only();
    assertThat(line.members().keySet())
        .containsExactly(
            "timestamp", "level", "requestId", "function", "coldStart", "error", "stackTrace");
    assertThat(line.string("timestamp")).isEqualTo(NOW);
    assertThat(line.string("level")).isEqualTo("ERROR");
    assertThat(line.string("requestId")).isEqualTo("req-1");
    assertThat(line.string("function")).isEqualTo("producer");
    assertThat(line.object("error").members())
        .isEqualTo(
            Map.of(
                "code", "EFS_WRITE_FAILED",
                "message", "no space left",
                "stage", "write",
                "fileId", "id-1",
                "path", "/mnt/efs/models/m"));
    assertThat(line.string("stackTrace"))
        .startsWith("java.io.IOException: No space left on device")
        .contains("LogTest");
  }

  @Test
  void problem_withoutStackTrace_namesItsCause() {
    log.problem(
        Problem.of(ErrorCode.INVALID_REQUEST, "no key").withCause(new IOException("why")),
        Map.of("key", "models/a"));

    JsonObject line = only();
    assertThat(line.string("level")).isEqualTo("WARN");
    assertThat(line.has("stackTrace")).isFalse();
    assertThat(line.string("cause")).isEqualTo("java.io.IOException: why");
    assertThat(line.string("key")).isEqualTo("models/a");
    assertThat(line.object("error").members())
        .isEqualTo(Map.of("code", "INVALID_REQUEST", "message", "no key"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:30:00Z,2026-11-21T10:30:00.000Z",
    "2026-11-21T10:30:00.120Z,2026-11-21T10:30:00.120Z",
    "2026-11-21T10:30:00.123456789Z,2026-11-21T10:30:00.123Z",
  })
  void timestamp_always_hasMilliseconds(String now, String expected) {
    new InvocationLog(linesAt(now), "r", "f", Map.of()).info("hello", Map.of());

    assertThat(only().string("timestamp")).isEqualTo(expected);
  }

  @Test
  void message_withLineBreaks_isOneLine() {
    log.info("two\nlines", Map.of("text", "a\r\nb"));

    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    assertThat(only().string("message")).isEqualTo("two\nlines");
  }

  @Test
  void metrics_written_areEmbeddedMetricFormat() {
    new Metrics()
        .dimension("function", "producer")
        .property("requestId", "req-1")
        .put("Duration", 12.5, Metrics.Unit.MILLISECONDS)
        .add("Errors", 1, Metrics.Unit.COUNT)
        .add("Errors", 2, Metrics.Unit.COUNT)
        .writeTo(lines);

    JsonObject line = only();
    JsonObject aws = line.object("_aws");
    assertThat(aws.number("Timestamp", 0)).isEqualTo(Instant.parse(NOW).toEpochMilli());
    assertThat(aws.list("CloudWatchMetrics"))
        .isEqualTo(
            List.of(
                Map.of(
                    "Namespace",
                    "EfsShare",
                    "Dimensions",
                    List.of(List.of("function")),
                    "Metrics",
                    List.of(
                        Map.of("Name", "Duration", "Unit", "Milliseconds"),
                        Map.of("Name", "Errors", "Unit", "Count")))));
    assertThat(line.members())
        .containsEntry("function", "producer")
        .containsEntry("requestId", "req-1")
        .containsEntry("Duration", 12.5)
        .containsEntry("Errors", 3.0);
  }

  @Test
  void metrics_withoutAny_writeNothing() {
    new Metrics().dimension("function", "producer").writeTo(lines);

    assertThat(out.size()).isZero();
  }

  @Test
  void library_thatWarns_isLoggedUnderTheRequest() {
    LibraryLog.use(log);
    Logger logger = LoggerFactory.getLogger("some.Library");

    logger.debug("not shown");
    logger.info("not shown {}", 1);
    logger.warn("shown {} and {}", 1, "two");

    JsonObject line = only();
    assertThat(line.string("level")).isEqualTo("WARN");
    assertThat(line.string("requestId")).isEqualTo("req-1");
    assertThat(line.string("logger")).isEqualTo("some.Library");
    assertThat(line.string("message")).isEqualTo("shown 1 and two");
  }

  @Test
  void library_thatFails_isLoggedWithStackTrace() {
    LibraryLog.use(log);

    LoggerFactory.getLogger("some.Library").error("failed", new IOException("why"));

    JsonObject line = only();
    assertThat(line.string("level")).isEqualTo("ERROR");
    assertThat(line.string("stackTrace")).startsWith("java.io.IOException: why");
  }

  private JsonObject only() {
    return Json.parseObject(out.toByteArray(), "the line");
  }
}

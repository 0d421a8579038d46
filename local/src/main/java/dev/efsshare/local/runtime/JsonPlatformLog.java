package dev.efsshare.local.runtime;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.local.template.FunctionDeclaration;
import dev.efsshare.local.template.LogRules.SystemLevel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Lambda's lines as the events of its Telemetry API, one JSON object a line, for {@code LogFormat:
 * JSON}. What the function writes itself stays as it is: Lambda turns only the lines of its own
 * logger into JSON, and that logger does it in the function's process.
 */
final class JsonPlatformLog implements PlatformLog {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FunctionDeclaration function;
  private final int memoryMb;
  private final LogStream log;

  JsonPlatformLog(FunctionDeclaration function, int memoryMb, LogStream log) {
    this.function = function;
    this.memoryMb = memoryMb;
    this.log = log;
  }

  @Override
  public void initStart() {
    ObjectNode init =
        JSON.createObjectNode()
            .put("initializationType", "on-demand")
            .put("phase", "init")
            .put("runtimeVersion", RUNTIME_VERSION)
            .put("runtimeVersionArn", "local")
            .put("functionName", function.name())
            .put("functionVersion", "$LATEST")
            .put("instanceId", log.name())
            .put("instanceMaxMemory", memoryMb * 1024L * 1024L);
    write(SystemLevel.INFO, "platform.initStart", init);
  }

  @Override
  public void start(String requestId) {
    write(
        SystemLevel.INFO,
        "platform.start",
        JSON.createObjectNode().put("requestId", requestId).put("version", "$LATEST"));
  }

  @Override
  public void end(InvocationReport report) {
    Outcome.Kind kind = report.outcome().kind();
    boolean success = kind == Outcome.Kind.ANSWERED;
    ObjectNode done = record(report);
    done.putObject("metrics").put("durationMs", rounded(report.durationMillis()));
    write(
        success ? SystemLevel.DEBUG : SystemLevel.WARN,
        "platform.runtimeDone",
        withStatus(done, kind));
    ObjectNode summary = record(report);
    addMetrics(summary.putObject("metrics"), report);
    write(
        success ? SystemLevel.INFO : SystemLevel.WARN,
        "platform.report",
        withStatus(summary, kind));
  }

  private static ObjectNode record(InvocationReport report) {
    return JSON.createObjectNode().put("requestId", report.requestId());
  }

  private static void addMetrics(ObjectNode metrics, InvocationReport report) {
    metrics
        .put("durationMs", rounded(report.durationMillis()))
        .put("billedDurationMs", report.billedMillis())
        .put("memorySizeMB", report.memoryMb())
        .put("maxMemoryUsedMB", report.maxMemoryUsedMb());
    report.initMillis().ifPresent(millis -> metrics.put("initDurationMs", rounded(millis)));
  }

  private static ObjectNode withStatus(ObjectNode record, Outcome.Kind kind) {
    String status =
        switch (kind) {
          case ANSWERED -> "success";
          case FAILED, INIT_FAILED, EXITED -> "error";
          case TIMED_OUT -> "timeout";
        };
    record.put("status", status);
    if (!kind.errorType.isEmpty()) {
      record.put("errorType", kind.errorType);
    }
    return record;
  }

  private void write(SystemLevel level, String type, ObjectNode record) {
    if (function.log().includes(level)) {
      ObjectNode event =
          JSON.createObjectNode()
              .put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
              .put("type", type);
      event.set("record", record);
      log.append(event.toString());
    }
  }

  private static double rounded(double millis) {
    return Math.round(millis * 1000) / 1000.0;
  }
}

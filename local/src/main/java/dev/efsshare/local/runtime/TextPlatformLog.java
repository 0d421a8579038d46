package dev.efsshare.local.runtime;

import java.util.Locale;

/** Lambda's lines as plain text, for {@code LogFormat: Text}. */
final class TextPlatformLog implements PlatformLog {

  private final LogStream log;

  TextPlatformLog(LogStream log) {
    this.log = log;
  }

  @Override
  public void initStart() {
    log.append("INIT_START Runtime Version: " + RUNTIME_VERSION + "\tRuntime Version ARN: local");
  }

  @Override
  public void start(String requestId) {
    log.append("START RequestId: " + requestId + " Version: $LATEST");
  }

  @Override
  public void end(InvocationReport report) {
    if (!report.outcome().logLine().isEmpty()) {
      log.append(report.outcome().logLine());
    }
    log.append("END RequestId: " + report.requestId());
    log.append(
        String.format(
            Locale.ROOT,
            "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms"
                + "\tMemory Size: %d MB\tMax Memory Used: %d MB%s%s",
            report.requestId(),
            report.durationMillis(),
            report.billedMillis(),
            report.memoryMb(),
            report.maxMemoryUsedMb(),
            report
                .initMillis()
                .map(millis -> String.format(Locale.ROOT, "\tInit Duration: %.2f ms", millis))
                .orElse(""),
            status(report.outcome().kind())));
  }

  private static String status(Outcome.Kind kind) {
    return switch (kind) {
      case ANSWERED, FAILED -> "";
      case TIMED_OUT -> "\tStatus: timeout";
      case INIT_FAILED, EXITED -> "\tStatus: error\tError Type: " + kind.errorType;
    };
  }
}

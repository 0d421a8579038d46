package dev.efsshare.functions.error;

import org.jspecify.annotations.Nullable;

/**
 * How an error is told to people. Immutable.
 *
 * @param level of the log line
 * @param stackTrace whether the log line has one
 * @param answerStage the stage in the answer, or null
 * @param logStage the stage in the log line, or null
 * @param isRetryable whether the same event may succeed later
 */
record Severity(
    Level level,
    boolean stackTrace,
    @Nullable String answerStage,
    @Nullable String logStage,
    boolean isRetryable) {

  static Severity warning() {
    return new Severity(Level.WARN, false, null, null, false);
  }

  static Severity error() {
    return new Severity(Level.ERROR, false, null, null, false);
  }

  Severity withStackTrace() {
    return new Severity(level, true, answerStage, logStage, isRetryable);
  }

  Severity stages(@Nullable String inAnswer, String inLog) {
    return new Severity(level, stackTrace, inAnswer, inLog, isRetryable);
  }

  Severity retryable() {
    return new Severity(level, stackTrace, answerStage, logStage, true);
  }
}

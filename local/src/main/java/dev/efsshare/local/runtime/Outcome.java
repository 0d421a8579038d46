package dev.efsshare.local.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How a request ended in its environment.
 *
 * @param kind what happened
 * @param payload the function's JSON, or an error object
 * @param logLine what the platform says of it in a plain-text log; empty when nothing
 */
record Outcome(Kind kind, String payload, String logLine) {

  /** What happened. */
  enum Kind {
    /** The function answered. */
    ANSWERED(true, ""),
    /** The function answered with an error; its environment goes on. */
    FAILED(true, ""),
    /** The process could not be initialised. */
    INIT_FAILED(false, "Runtime.InitError"),
    /** The process ended before it answered. */
    EXITED(false, "Runtime.ExitError"),
    /** The process did not answer in time and was killed. */
    TIMED_OUT(false, "");

    final boolean reusable;

    /** The platform's name for its own part in a failure; empty when it had none. */
    final String errorType;

    Kind(boolean reusable, String errorType) {
      this.reusable = reusable;
      this.errorType = errorType;
    }
  }

  boolean failed() {
    return kind != Kind.ANSWERED;
  }

  static Outcome of(Invocation.Answer answer) {
    return new Outcome(answer.failed() ? Kind.FAILED : Kind.ANSWERED, answer.payload(), "");
  }

  static Outcome initError(String errorObject) {
    // the client has logged the cause itself
    return new Outcome(Kind.INIT_FAILED, errorObject, "");
  }

  static Outcome exited(String requestId, int exitValue) {
    String how = exitValue > 128 ? signal(exitValue - 128) : "exit status " + exitValue;
    String message = message(requestId, "Runtime exited with error: " + how);
    return new Outcome(
        Kind.EXITED, error("Runtime.ExitError", message), message + "\nRuntime.ExitError");
  }

  static Outcome timedOut(String requestId, Duration limit) {
    String text =
        String.format(Locale.ROOT, "Task timed out after %.2f seconds", limit.toMillis() / 1e3);
    String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    return new Outcome(
        Kind.TIMED_OUT,
        error("Sandbox.Timedout", message(requestId, text)),
        time + " " + requestId + " " + text);
  }

  private static String signal(int number) {
    return "signal: "
        + switch (number) {
          case 9 -> "killed";
          case 15 -> "terminated";
          case 6 -> "aborted";
          case 11 -> "segmentation fault";
          default -> Integer.toString(number);
        };
  }

  private static String message(String requestId, String text) {
    return "RequestId: " + requestId + " Error: " + text;
  }

  private static String error(String type, String message) {
    return "{\"errorType\":\"%s\",\"errorMessage\":\"%s\"}".formatted(type, message);
  }
}

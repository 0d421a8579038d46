package dev.efsshare.functions.log;

import dev.efsshare.functions.error.Level;
import dev.efsshare.functions.error.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The log of one invocation: every line tells the request, the function and the trace. */
public final class InvocationLog {
  private final LogLines lines;
  private final Map<String, Object> correlation;

  /**
   * A log.
   *
   * @param lines where to
   * @param requestId the invocation
   * @param function the function
   * @param correlation what else is in every line
   */
  public InvocationLog(
      LogLines lines, String requestId, String function, Map<String, Object> correlation) {
    this(lines, members(requestId, function, correlation));
  }

  private InvocationLog(LogLines lines, Map<String, Object> inEveryLine) {
    this.lines = lines;
    this.correlation = inEveryLine;
  }

  private static Map<String, Object> members(
      String requestId, String function, Map<String, Object> correlation) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("requestId", requestId);
    members.put("function", function);
    members.putAll(correlation);
    return members;
  }

  /** This log with more in every line. */
  public InvocationLog with(Map<String, Object> more) {
    Map<String, Object> all = new LinkedHashMap<>(correlation);
    all.putAll(more);
    return new InvocationLog(lines, all);
  }

  /** What happened. */
  public void info(String message, Map<String, Object> members) {
    write(Level.INFO, message, members);
  }

  /** What somebody may want to look at. */
  public void warn(String message, Map<String, Object> members) {
    write(Level.WARN, message, members);
  }

  /** What ended the invocation. */
  public void failure(String message, Map<String, Object> members) {
    write(Level.ERROR, message, members);
  }

  private void write(Level level, String message, Map<String, Object> members) {
    Map<String, Object> line = new LinkedHashMap<>(correlation);
    line.put("message", message);
    line.putAll(members);
    lines.line(level, line);
  }

  /** An error, at the level of its code. */
  public void problem(Problem problem, Map<String, Object> members) {
    Map<String, Object> line = new LinkedHashMap<>(correlation);
    line.put("error", problem.toLog());
    if (problem.code().hasStackTrace() && problem.cause() != null) {
      line.put("stackTrace", stackTrace(problem.cause()));
    } else if (problem.cause() != null) {
      line.put("cause", problem.cause().toString());
    }
    line.putAll(members);
    lines.line(problem.code().level(), line);
  }

  /** A library's log line. */
  void library(Level level, String logger, String message, @Nullable Throwable cause) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("logger", logger);
    if (cause != null) {
      members.put("stackTrace", stackTrace(cause));
    }
    write(level, message, members);
  }

  /** A stack trace as text. */
  public static String stackTrace(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}

package dev.efsshare.functions.error;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One error, with everything that the answer and the log line tell of it. Immutable.
 *
 * @param code which error
 * @param message for people: the thing, the value, the way out
 * @param fileId the file concerned, if known
 * @param path the path on the mount, for the log line only
 * @param details further members of the answer, in order
 * @param cause for the log line only
 */
public record Problem(
    ErrorCode code,
    String message,
    @Nullable String fileId,
    @Nullable String path,
    Map<String, Object> details,
    @Nullable Throwable cause) {

  /**
   * No key is longer. Whatever a request has, what is told of it fits into an answer and a log
   * line: Lambda takes no answer above 6 MB.
   */
  private static final int MAX_TOLD_CHARACTERS = 4_096;

  /** Shortens the message. */
  public Problem {
    message = shortened(message);
  }

  /** A text of the caller's, or its beginning. */
  public static String shortened(String text) {
    return text.length() <= MAX_TOLD_CHARACTERS
        ? text
        : "%s... (%d characters)".formatted(text.substring(0, MAX_TOLD_CHARACTERS), text.length());
  }

  /** A problem of which no more is known than its message. */
  public static Problem of(ErrorCode code, String message) {
    return new Problem(code, message, null, null, Map.of(), null);
  }

  /** A bad request. */
  public static FunctionException invalidRequest(String message) {
    return of(ErrorCode.INVALID_REQUEST, message).asException();
  }

  /** This problem in other words. */
  public Problem withMessage(String value) {
    return new Problem(code, value, fileId, path, details, cause);
  }

  /** This problem of a file; null changes nothing. */
  public Problem withFileId(@Nullable String value) {
    return value == null ? this : new Problem(code, message, value, path, details, cause);
  }

  /** This problem at a path of the mount. */
  public Problem withPath(@Nullable String value) {
    return new Problem(code, message, fileId, value, details, cause);
  }

  /** This problem because of another. */
  public Problem withCause(@Nullable Throwable value) {
    return new Problem(code, message, fileId, path, details, value);
  }

  /** This problem with one more member in its answer. */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(details);
    more.put(name, value instanceof String text ? shortened(text) : value);
    return new Problem(code, message, fileId, path, more, cause);
  }

  /** This problem, to be thrown. */
  public FunctionException asException() {
    return new FunctionException(this);
  }

  /** The members of the answer, in order. */
  public Map<String, Object> toBody(String requestId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", code.name());
    body.put("message", message);
    if (fileId != null) {
      body.put("fileId", fileId);
    }
    if (code.answerStage() != null) {
      body.put("stage", code.answerStage());
    }
    body.put("requestId", requestId);
    details.forEach(body::putIfAbsent);
    return body;
  }

  /** The {@code error} member of the log line, in order. */
  public Map<String, Object> toLog() {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code.name());
    error.put("message", message);
    if (code.logStage() != null) {
      error.put("stage", code.logStage());
    }
    if (fileId != null) {
      error.put("fileId", fileId);
    }
    if (path != null) {
      error.put("path", path);
    }
    return error;
  }
}

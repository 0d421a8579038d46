package dev.efsshare.functions.error;

import org.jspecify.annotations.Nullable;

/**
 * Every error that a function answers: its HTTP status, how it is logged, whether a retry helps.
 */
public enum ErrorCode {
  /**
   * The shared mount is missing or cannot be written. Answered as {@code init}, logged as write.
   */
  MOUNT_FAILED(500, Severity.error().stages("init", "write").retryable()),
  /** There is no such object. */
  S3_NOT_FOUND(404, Severity.warning()),
  /** The function's role may not read the object. */
  S3_ACCESS_DENIED(403, Severity.error()),
  /** S3 throttles, is not reachable, or the object changed meanwhile. */
  S3_UNAVAILABLE(503, Severity.error().retryable()),
  /** The content that arrived is not what S3's checksum says. */
  S3_CONTENT_MISMATCH(502, Severity.error().retryable()),
  /** More content than {@code MAX_OBJECT_BYTES}. */
  FILE_TOO_LARGE(413, Severity.warning()),
  /** A request body larger than its route takes. */
  PAYLOAD_TOO_LARGE(413, Severity.warning()),
  /** The mount refused or lost a write. */
  EFS_WRITE_FAILED(500, Severity.error().withStackTrace().stages("write", "write").retryable()),
  /** The mount refused a read, or the content is not what its record says. */
  EFS_READ_FAILED(500, Severity.error().stages(null, "read")),
  /** The time left was not enough; what was written is removed again. */
  TRANSFER_TIMEOUT(504, Severity.error().stages("write", "write").retryable()),
  /** The request makes no sense; the message says what would. */
  INVALID_REQUEST(400, Severity.warning()),
  /** No such file. */
  NOT_FOUND(404, Severity.warning()),
  /** No such path. */
  ROUTE_NOT_FOUND(404, Severity.warning()),
  /** The path is known, the method is not. */
  METHOD_NOT_ALLOWED(405, Severity.warning()),
  /** A file was read and could not be processed. */
  PROCESSING_FAILED(500, Severity.error().withStackTrace().stages(null, "process")),
  /** The result is on the share but not in the bucket. */
  S3_ARCHIVE_FAILED(500, Severity.error().stages(null, "archive")),
  /** An environment variable has an unusable value. */
  INVALID_CONFIGURATION(500, Severity.error().stages("init", "init").retryable()),
  /** A fault of the function itself. */
  INTERNAL_ERROR(500, Severity.error().withStackTrace().retryable());

  private final int status;
  private final Level level;
  private final boolean stackTrace;
  private final boolean retryable;
  private final @Nullable String answerStage;
  private final @Nullable String logStage;

  ErrorCode(int status, Severity severity) {
    this.status = status;
    this.level = severity.level();
    this.stackTrace = severity.stackTrace();
    this.retryable = severity.isRetryable();
    this.answerStage = severity.answerStage();
    this.logStage = severity.logStage();
  }

  /** The HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** The level of the log line. */
  public Level level() {
    return level;
  }

  /** Whether the log line carries a stack trace. */
  public boolean hasStackTrace() {
    return stackTrace;
  }

  /** Whether delivering the same event again can help. */
  public boolean isRetryable() {
    return retryable;
  }

  /** The {@code stage} of the answer, if it has one. */
  public @Nullable String answerStage() {
    return answerStage;
  }

  /** The {@code stage} of the log line, if it has one. */
  public @Nullable String logStage() {
    return logStage;
  }
}

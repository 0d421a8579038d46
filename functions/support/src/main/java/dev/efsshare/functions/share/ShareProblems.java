package dev.efsshare.functions.share;

import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.DeadlineExceededException;
import dev.efsshare.SizeLimitExceededException;
import dev.efsshare.StorageFault;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.HumanSize;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.store.KeyCollisionException;
import dev.efsshare.transfer.ObjectStoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says what a failure of the library means to a caller. The one place that does. Thread-safe. */
public final class ShareProblems {
  private final Supplier<Optional<Problem>> mountDiagnosis;

  ShareProblems(Supplier<Optional<Problem>> mountDiagnosis) {
    this.mountDiagnosis = mountDiagnosis;
  }

  /**
   * A failure to bring content onto the share.
   *
   * @param key of the object, as the caller knows it
   */
  public Problem ofIngest(IOException failure, String key) {
    return switch (failure) {
      case ObjectStoreException e -> ofObjectStore(e, key);
      case SizeLimitExceededException e -> tooLarge(e, key);
      case DeadlineExceededException e ->
          Problem.of(
                  ErrorCode.TRANSFER_TIMEOUT,
                  "%s; nothing was kept; give the function more time".formatted(e.getReason()))
              .with("key", key)
              .withCause(e);
      case ChecksumMismatchException e ->
          Problem.of(ErrorCode.S3_CONTENT_MISMATCH, String.valueOf(e.getMessage()))
              .with("key", key)
              .withCause(e);
      case KeyCollisionException e ->
          Problem.of(ErrorCode.INVALID_REQUEST, e.getReason()).with("key", key).withCause(e);
      default -> ofWrite(failure).with("key", key);
    };
  }

  /** A failure to write to the share. */
  public Problem ofWrite(IOException failure) {
    return mountOr(ErrorCode.EFS_WRITE_FAILED, "the file could not be written", failure);
  }

  /** A failure to read from the share. */
  public Problem ofRead(IOException failure) {
    if (failure instanceof ChecksumMismatchException) {
      return Problem.of(
              ErrorCode.EFS_READ_FAILED,
              "the file is damaged; ingest it again with \"replace\": true: "
                  + failure.getMessage())
          .withPath(pathOf(failure))
          .withCause(failure);
    }
    return mountOr(ErrorCode.EFS_READ_FAILED, "the file could not be read", failure);
  }

  /** A file that is not there, unless the whole mount is not: that is the problem then. */
  public Problem ofAbsence(Problem absence) {
    return mountDiagnosis.get().orElse(absence);
  }

  private Problem mountOr(ErrorCode code, String what, IOException failure) {
    Optional<Problem> mount = mountDiagnosis.get();
    if (mount.isPresent()) {
      return mount.get();
    }
    StorageFault fault = StorageFault.of(failure);
    Problem problem = Problem.of(code, what + ": " + failure).withCause(failure);
    return (fault == StorageFault.OTHER ? problem : problem.with("fault", fault.name()))
        .withPath(pathOf(failure));
  }

  private static @Nullable String pathOf(IOException failure) {
    return failure instanceof FileSystemException named ? named.getFile() : null;
  }

  private static Problem tooLarge(SizeLimitExceededException e, String key) {
    String message =
        "'%s' is larger than the limit of %d bytes (MAX_OBJECT_BYTES)".formatted(key, e.maxBytes());
    return tooLarge(message, e.maxBytes(), key).withCause(e);
  }

  /**
   * Content above the limit, whose size is known.
   *
   * @param limit where the limit comes from
   */
  public static Problem tooLarge(long sizeBytes, long maxBytes, String limit, String key) {
    String message =
        "'%s' has %d bytes; the limit is %d bytes (%s)".formatted(key, sizeBytes, maxBytes, limit);
    return tooLarge(message, maxBytes, key);
  }

  private static Problem tooLarge(String message, long maxBytes, String key) {
    return Problem.of(ErrorCode.FILE_TOO_LARGE, message)
        .with("maxSize", HumanSize.of(maxBytes))
        .with("maxSizeBytes", maxBytes)
        .with("key", key);
  }

  private static Problem ofObjectStore(ObjectStoreException e, String key) {
    ErrorCode code =
        switch (e.kind()) {
          case NOT_FOUND -> ErrorCode.S3_NOT_FOUND;
          case ACCESS_DENIED -> ErrorCode.S3_ACCESS_DENIED;
          case CHANGED, TRANSIENT -> ErrorCode.S3_UNAVAILABLE;
          case REFUSED -> ErrorCode.INVALID_REQUEST;
        };
    return Problem.of(code, String.valueOf(e.getMessage())).with("key", key).withCause(e);
  }
}

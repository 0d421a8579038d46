package dev.efsshare.s3;

import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStoreException;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Tells what the SDK's exceptions mean, for whoever calls S3 beside {@link S3ObjectStore}.
 *
 * <p>Thread-safety: stateless.
 *
 * <pre>{@code
 * try {
 *   return client.getObject(request);
 * } catch (SdkException | UncheckedIOException | IllegalArgumentException e) {
 *   throw S3Failures.of(ref, S3Failures.READ, e);
 * }
 * }</pre>
 */
public final class S3Failures {

  /** What reading needs, as policies call it. */
  public static final String READ = "s3:GetObject";

  /** What writing needs, as policies call it. */
  public static final String WRITE = "s3:PutObject";

  private static final int NOT_IMPLEMENTED = 501;

  private S3Failures() {}

  /**
   * The exception to throw instead; the client has retried already what it takes for transient.
   *
   * @param ref the object that the call was about
   * @param action what the call needs, as policies call it: {@link #READ} or {@link #WRITE}
   * @param failure an {@code SdkException}, or what the SDK (2.40) lets through: {@code
   *     UncheckedIOException} when an answer ends too early, {@code IllegalArgumentException} when
   *     an answer is no HTTP
   * @return an {@link ObjectStoreException}, or {@link InterruptedIOException} for an interrupt
   */
  public static IOException of(ObjectRef ref, String action, RuntimeException failure) {
    if (failure instanceof AbortedException || Thread.currentThread().isInterrupted()) {
      IOException interrupted = new InterruptedIOException(ref + ": interrupted");
      interrupted.initCause(failure);
      return interrupted;
    }
    if (failure instanceof AwsServiceException service) {
      Kind kind = kindOf(service);
      return new ObjectStoreException(kind, ref, message(kind, action, service), failure);
    }
    // The client's own: no connection, no answer in time, no credentials, an answer it cannot read.
    return new ObjectStoreException(
        Kind.TRANSIENT, ref, "the store cannot be reached: " + failure.getMessage(), failure);
  }

  private static Kind kindOf(AwsServiceException failure) {
    String code = codeOf(failure);
    return switch (code) {
      case "NoSuchKey", "NoSuchBucket", "NoSuchVersion" -> Kind.NOT_FOUND;
      case "PreconditionFailed" -> Kind.CHANGED;
      case "InvalidObjectState" -> Kind.REFUSED;
      // another write to the key is under way, or a removal came between
      case "ConditionalRequestConflict", "OperationAborted" -> Kind.TRANSIENT;
      case "SlowDown", "RequestTimeout", "InternalError", "ServiceUnavailable" -> Kind.TRANSIENT;
      default -> kindOfStatus(failure);
    };
  }

  private static Kind kindOfStatus(AwsServiceException failure) {
    if (failure.isThrottlingException() || failure.isRetryableException()) {
      return Kind.TRANSIENT;
    }
    int status = failure.statusCode();
    return switch (status) {
      case 404 -> Kind.NOT_FOUND;
      case 401, 403 -> Kind.ACCESS_DENIED;
      case 412 -> Kind.CHANGED;
      case 408, 429 -> Kind.TRANSIENT;
      case NOT_IMPLEMENTED -> Kind.REFUSED;
      default -> status >= 500 || isRedirect(status) ? Kind.TRANSIENT : Kind.REFUSED;
    };
  }

  /** S3 redirects until a new bucket's name is known everywhere, and to the bucket's region. */
  private static boolean isRedirect(int status) {
    return status >= 300 && status < 400;
  }

  private static String message(Kind kind, String action, AwsServiceException failure) {
    String said = said(failure);
    return switch (kind) {
      case ACCESS_DENIED -> denied(action) + " (" + said + ")";
      case NOT_FOUND -> "there is no such object, version or bucket (" + said + ")";
      case CHANGED -> "it changed since it was looked at (" + said + ")";
      case TRANSIENT -> "the store failed or throttles; trying again can help (" + said + ")";
      case REFUSED ->
          codeOf(failure).equals("InvalidObjectState")
              ? "it is archived; restore it before it can be read (" + said + ")"
              : "the store refused the request (" + said + ")";
    };
  }

  /** The exception's own message has the client's text around that of the service, and twice. */
  private static String said(AwsServiceException failure) {
    List<String> parts = new ArrayList<>();
    parts.add("status " + failure.statusCode());
    String code = codeOf(failure);
    if (!code.isEmpty()) {
      parts.add(code);
    }
    AwsErrorDetails details = failure.awsErrorDetails();
    if (details != null && details.errorMessage() != null && !details.errorMessage().isEmpty()) {
      parts.add('"' + details.errorMessage() + '"');
    }
    if (failure.requestId() != null) {
      parts.add("request id " + failure.requestId());
    }
    return String.join(", ", parts);
  }

  private static String denied(String action) {
    String lacking =
        "access denied: this identity lacks " + action + " on it, or the use of its KMS key";
    return action.equals(READ)
        ? lacking + "; or there is no such object and this identity lacks s3:ListBucket"
        : lacking;
  }

  private static String codeOf(AwsServiceException failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }
}

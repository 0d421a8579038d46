package dev.efsshare.s3;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentChecksum;
import dev.efsshare.transfer.ObjectInfo;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStore;
import dev.efsshare.transfer.ObjectStoreException;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Amazon S3, and servers that speak its protocol, by the AWS SDK for Java v2.
 *
 * <p>Guarantee: {@link #open} delivers bytes of the entity tag that {@link #head} told, by {@code
 * If-Match} and once more by the tag of the answer, since not every server heeds the condition.
 * Checksums are only reported here, never relied upon: whoever reads the bytes checks them. (The
 * SDK itself checks no ranges, no composite checksums, and CRC64NVME only with aws-crt present.)
 *
 * <p>Permissions: {@code s3:GetObject} ({@code s3:GetObjectVersion} for versions), {@code
 * s3:PutObject} for {@link #put}. With {@code s3:GetObjectAttributes} the parts of a composite
 * checksum come by one request for a thousand parts; without it, by one HEAD for each part. With
 * {@code s3:ListBucket} a missing object is told from a forbidden one.
 *
 * <p>An object without a checksum (stored before S3 made them itself) whose entity tag is an MD5 by
 * the rules of S3 is reported with that MD5: stored by one request, not in a directory bucket, and
 * not encrypted with KMS or a customer's key.
 *
 * <p>Thread-safety: safe for use by many threads, as the client is. Errors: {@link
 * ObjectStoreException}; retries are those the client is configured for. Interrupting a thread that
 * waits for S3 ends the wait with {@link java.io.InterruptedIOException}.
 *
 * <pre>{@code
 * ObjectStore objects = new S3ObjectStore(S3Client.create());
 * ObjectInfo info = objects.head(ObjectRef.of("bucket", "models/a.bin"));
 * }</pre>
 */
public final class S3ObjectStore implements ObjectStore {
  private static final int PUT_ATTEMPTS = 3;

  private final S3Client client;
  private final CompositeParts compositeParts;

  /**
   * A store on a client.
   *
   * @param client not closed by this store
   */
  public S3ObjectStore(S3Client client) {
    this.client = client;
    this.compositeParts = new CompositeParts(client);
  }

  @Override
  public ObjectInfo head(ObjectRef ref) throws IOException {
    HeadObjectResponse head = headResponse(ref);
    try {
      return described(ref, head);
    } catch (IllegalArgumentException e) {
      throw new ObjectStoreException(
          Kind.TRANSIENT, ref, "its checksum is none: " + e.getMessage(), e);
    }
  }

  private ObjectInfo described(ObjectRef ref, HeadObjectResponse head) throws IOException {
    Long size = head.contentLength();
    if (size == null || size < 0 || head.eTag() == null) {
      // What is no HTTP may pass for an answer without headers.
      throw new ObjectStoreException(
          Kind.TRANSIENT, ref, "the answer has no size or no entity tag", null);
    }
    ObjectRef version = new ObjectRef(ref.bucket(), ref.key(), versionOf(ref, head));
    String eTag = HeldChecksum.unquoted(head.eTag());
    HeldChecksum held = HeldChecksum.of(ref.bucket(), head);
    return new ObjectInfo(
        version, size, eTag, held.fullObject(), compositeParts.of(version, eTag, size, held));
  }

  private HeadObjectResponse headResponse(ObjectRef ref) throws IOException {
    try {
      return client.headObject(
          HeadObjectRequest.builder()
              .bucket(ref.bucket())
              .key(ref.key())
              .versionId(ref.versionId())
              .checksumMode(ChecksumMode.ENABLED)
              .build());
    } catch (SdkException | UncheckedIOException | IllegalArgumentException e) {
      throw S3Failures.of(ref, S3Failures.READ, e);
    }
  }

  /** A bucket whose versioning is suspended answers "null", which names a version all the same. */
  private static @Nullable String versionOf(ObjectRef ref, HeadObjectResponse head) {
    return head.versionId() == null ? ref.versionId() : head.versionId();
  }

  @Override
  public InputStream open(ObjectInfo object, long offset, long length) throws IOException {
    ObjectRef ref = object.ref();
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(ref.bucket())
            .key(ref.key())
            .versionId(ref.versionId())
            .ifMatch('"' + object.eTag() + '"')
            .range("bytes=" + offset + "-" + Math.addExact(offset, length - 1))
            .build();
    try {
      ResponseInputStream<GetObjectResponse> content = client.getObject(request);
      String eTag = HeldChecksum.unquoted(content.response().eTag());
      if (!Objects.equals(eTag, object.eTag())) {
        content.abort();
        throw new ObjectStoreException(
            Kind.CHANGED, ref, "its entity tag is " + eTag + ", not " + object.eTag(), null);
      }
      return new AbortingInputStream(content, length);
    } catch (SdkException | UncheckedIOException | IllegalArgumentException e) {
      throw S3Failures.of(ref, S3Failures.READ, e);
    }
  }

  @Override
  public void put(ObjectRef ref, ByteBuffer content, String contentType) throws IOException {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(ref.bucket())
            .key(ref.key())
            .contentType(contentType)
            .checksumSHA256(sha256(content.duplicate()).base64())
            .build();
    for (int attempt = 1; ; attempt++) {
      try {
        client.putObject(request, RequestBody.fromRemainingByteBuffer(content.duplicate()));
        content.position(content.limit());
        return;
      } catch (SdkException | IllegalArgumentException e) {
        throw S3Failures.of(ref, S3Failures.WRITE, e);
      } catch (UncheckedIOException e) {
        // A kept connection that died, as all do while an environment is frozen: the SDK's
        // url-connection client throws that past the SDK's own retries. A put may be repeated.
        if (attempt == PUT_ATTEMPTS) {
          throw S3Failures.of(ref, S3Failures.WRITE, e);
        }
      }
    }
  }

  /**
   * Sent as a header: the SDK's own would follow the content as a trailer, unknown to some servers.
   */
  private static ContentChecksum sha256(ByteBuffer content) {
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(ChecksumAlgorithm.SHA_256));
    calculator.update(content);
    return calculator.finish().sha256();
  }
}

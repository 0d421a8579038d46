package dev.efsshare.workflow.handover;

import dev.efsshare.s3.AbortingInputStream;
import dev.efsshare.s3.S3Failures;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStoreException;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * A bucket of Amazon S3. Creating and replacing are S3's conditional writes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional
 *     writes</a>
 */
public final class S3Bucket implements Bucket {
  private static final int ATTEMPTS = 3;

  private final S3Client client;
  private final String name;

  /**
   * A bucket.
   *
   * @param client not closed by this bucket
   * @param name the bucket's
   */
  public S3Bucket(S3Client client, String name) {
    this.client = client;
    this.name = name;
  }

  @Override
  public Optional<Held> head(String key) throws IOException {
    try {
      HeadObjectResponse head =
          call(key, S3Failures.READ, () -> client.headObject(r -> r.bucket(name).key(key)));
      return Optional.of(new Held(key, head.contentLength(), head.eTag(), head.metadata()));
    } catch (ObjectStoreException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Content open(String key) throws IOException {
    ResponseInputStream<GetObjectResponse> answer =
        call(key, S3Failures.READ, () -> client.getObject(r -> r.bucket(name).key(key)));
    GetObjectResponse head = answer.response();
    Held held = new Held(key, head.contentLength(), head.eTag(), head.metadata());
    AbortingInputStream stream = new AbortingInputStream(answer, held.sizeBytes());
    return new Content(held, new ToldInputStream(stream, ref(key)));
  }

  @Override
  public boolean create(String key, Upload upload) throws IOException {
    return put(key, upload, request(key, upload).ifNoneMatch("*").build());
  }

  @Override
  public boolean replace(Held held, Upload upload) throws IOException {
    return put(held.key(), upload, request(held.key(), upload).ifMatch(held.eTag()).build());
  }

  @Override
  public String locationOf(String key) {
    return ref(key).toString();
  }

  private PutObjectRequest.Builder request(String key, Upload upload) {
    return PutObjectRequest.builder()
        .bucket(name)
        .key(key)
        .contentType(upload.contentType())
        .metadata(upload.metadata())
        .checksumSHA256(upload.summary().sha256().base64());
  }

  private boolean put(String key, Upload upload, PutObjectRequest request) throws IOException {
    RequestBody body =
        RequestBody.fromContentProvider(
            upload.content()::get, upload.summary().sizeBytes(), upload.contentType());
    try {
      call(key, S3Failures.WRITE, () -> client.putObject(request, body));
      return true;
    } catch (ObjectStoreException e) {
      if (e.kind() == Kind.CHANGED) {
        return false;
      }
      throw e;
    }
  }

  /**
   * A kept connection that died, as all do while an environment is frozen, is thrown past the SDK's
   * own retries by its url-connection client (AWS SDK 2.40).
   */
  private <T> T call(String key, String action, Supplier<T> request) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.get();
      } catch (SdkException | IllegalArgumentException e) {
        throw S3Failures.of(ref(key), action, e);
      } catch (UncheckedIOException e) {
        if (attempt == ATTEMPTS) {
          throw S3Failures.of(ref(key), action, e);
        }
      }
    }
  }

  private ObjectRef ref(String key) {
    return ObjectRef.of(name, key);
  }
}

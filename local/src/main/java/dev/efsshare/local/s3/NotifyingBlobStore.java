package dev.efsshare.local.s3;

import com.google.common.util.concurrent.Striped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Tells a listener of every object that has become visible. Writes to one key follow one another,
 * so that the events' sequencers are in the order of the contents.
 */
final class NotifyingBlobStore extends ForwardingBlobStore {

  /** MD5 of nothing. The store keeps no ETag of a folder marker, whose key ends in a slash. */
  private static final String MARKER_ETAG = "d41d8cd98f00b204e9800998ecf8427e";

  private final Consumer<ObjectCreated> listener;
  private final Sequencer sequencer = new Sequencer();
  private final Striped<Lock> keyLocks = Striped.lock(256);

  NotifyingBlobStore(BlobStore delegate, Consumer<ObjectCreated> listener) {
    super(delegate);
    this.listener = listener;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    // a form upload (POST) arrives here, too; the store cannot tell the two apart
    return notifying(
        "ObjectCreated:Put",
        request.bucket(),
        request.key(),
        () -> put(request, content),
        PutObjectResponse::versionId);
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return notifying(
        "ObjectCreated:Copy",
        request.destinationBucket(),
        request.destinationKey(),
        () -> super.copyBlob(request),
        CopyObjectResponse::versionId);
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return notifying(
        "ObjectCreated:CompleteMultipartUpload",
        request.bucket(),
        request.key(),
        () -> super.completeMultipartUpload(upload, request),
        CompleteMultipartUploadResponse::versionId);
  }

  private PutObjectResponse put(PutObjectRequest request, InputStream content) {
    try {
      return super.putBlob(request, content);
    } catch (RuntimeException e) {
      // an unread rest would reset the connection before the client has read why
      try {
        content.transferTo(OutputStream.nullOutputStream());
      } catch (IOException unread) {
        e.addSuppressed(unread);
      }
      throw e;
    }
  }

  private <R> R notifying(
      String event, String bucket, String key, Supplier<R> write, VersionOf<R> version) {
    Lock lock = keyLocks.get(bucket + "/" + key);
    R response;
    Optional<ObjectCreated> created;
    lock.lock();
    try {
      response = KeyLimits.explaining(key, write);
      created = describe(event, bucket, key, version.of(response));
    } finally {
      lock.unlock();
    }
    created.ifPresent(listener);
    return response;
  }

  /** Empty when the object has been deleted again already. */
  private Optional<ObjectCreated> describe(
      String event, String bucket, String key, @Nullable String versionId) {
    HeadObjectResponse head = delegate().blobMetadataIfPresent(bucket, key);
    if (head == null) {
      return Optional.empty();
    }
    @Nullable String eTag = head.eTag();
    return Optional.of(
        new ObjectCreated(
            event,
            bucket,
            key,
            head.contentLength(),
            eTag == null ? MARKER_ETAG : eTag.replace("\"", ""),
            versionId == null ? "" : versionId,
            sequencer.next()));
  }

  @FunctionalInterface
  private interface VersionOf<R> {
    @Nullable String of(R response);
  }
}

package dev.efsshare.producer;

import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.functions.share.Share;
import dev.efsshare.functions.share.ShareProblems;
import dev.efsshare.functions.share.SignedUpload;
import dev.efsshare.functions.share.UploadSigner;
import dev.efsshare.functions.share.UploadTerms;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.transfer.ObjectRef;
import java.nio.file.InvalidPathException;

/**
 * Lets clients put objects into the bucket that will be ingested when their event comes.
 * Thread-safe.
 */
final class UploadService {
  /** S3 takes no more in one request. */
  private static final long ONE_PUT_BYTES = 5L << 30;

  private static final String LIMIT =
      "the smaller of MAX_OBJECT_BYTES and the 5 GiB of one PUT to S3; what has more than one PUT"
          + " takes goes there in parts, as the AWS CLI sends it, up to MAX_OBJECT_BYTES";

  private final FunctionSettings settings;
  private final Share share;
  private final ModelKeys keys;
  private final Lazily<UploadSigner> signer;

  /**
   * A service.
   *
   * @param signer made when the first upload is asked for: most environments sign none, and their
   *     cold starts shall not pay for it
   */
  UploadService(Share share, Lazily<UploadSigner> signer) {
    this.settings = share.settings();
    this.share = share;
    this.keys = new ModelKeys(settings.modelsPrefix());
    this.signer = signer;
  }

  /** The largest object that can be uploaded so and will be ingested, in bytes. */
  long maxBytes() {
    return Math.min(settings.maxObjectBytes(), ONE_PUT_BYTES);
  }

  /**
   * Signs an upload.
   *
   * @throws dev.efsshare.functions.error.FunctionException INVALID_REQUEST for a key that could not
   *     be ingested, FILE_TOO_LARGE, INVALID_CONFIGURATION
   */
  SignedUpload sign(UploadRequest request) {
    requireUsable(request.key());
    requireAllowed(request);
    ObjectRef object = ObjectRef.of(settings.requireBucket(), request.key());
    return signer
        .get()
        .sign(
            new UploadTerms(object, request.sizeBytes(), request.contentType(), request.sha256()));
  }

  private void requireUsable(String key) {
    try {
      share.store().linkOf(keys.storeKey(key));
    } catch (InvalidPathException e) {
      throw ModelKeys.unusable(key, e.getReason(), e).asException();
    }
  }

  private void requireAllowed(UploadRequest request) {
    Long size = request.sizeBytes();
    if (size != null && size > maxBytes()) {
      throw ShareProblems.tooLarge(size, maxBytes(), LIMIT, request.key()).asException();
    }
  }
}

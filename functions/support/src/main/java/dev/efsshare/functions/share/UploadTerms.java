package dev.efsshare.functions.share;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ContentChecksum;
import dev.efsshare.transfer.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What an upload must be, or S3 refuses it. Immutable.
 *
 * @param object where it goes
 * @param sizeBytes how many bytes exactly, or null for any
 * @param contentType its media type exactly, or null for any
 * @param sha256 its checksum, or null for any content
 */
public record UploadTerms(
    ObjectRef object,
    @Nullable Long sizeBytes,
    @Nullable String contentType,
    @Nullable ContentChecksum sha256) {

  /**
   * Checks the checksum.
   *
   * @throws IllegalArgumentException if it is none of SHA-256
   */
  public UploadTerms {
    if (sha256 != null && sha256.algorithm() != ChecksumAlgorithm.SHA_256) {
      throw new IllegalArgumentException(sha256 + " is no SHA-256");
    }
  }
}

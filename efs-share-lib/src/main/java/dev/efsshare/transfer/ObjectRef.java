package dev.efsshare.transfer;

import org.jspecify.annotations.Nullable;

/**
 * Names an object. Immutable.
 *
 * @param bucket the bucket
 * @param key the key, decoded
 * @param versionId one version, or null for the current one
 */
public record ObjectRef(String bucket, String key, @Nullable String versionId) {

  /**
   * The current version of an object.
   *
   * @param bucket the bucket
   * @param key the key, decoded
   * @return the reference
   */
  public static ObjectRef of(String bucket, String key) {
    return new ObjectRef(bucket, key, null);
  }

  /**
   * The form that people know.
   *
   * @return for example {@code s3://bucket/models/a.bin}
   */
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key + (versionId == null ? "" : "?versionId=" + versionId);
  }
}

package dev.efsshare.store;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The version of an S3 object that a file was made from. Immutable.
 *
 * @param bucket the bucket
 * @param key the object key, decoded
 * @param versionId in a bucket with versioning, else null
 * @param eTag without quotes
 * @param sequencer orders the events of one key (hexadecimal); null if the file was not made
 *     because of an event
 */
public record SourceVersion(
    String bucket,
    String key,
    @Nullable String versionId,
    String eTag,
    @Nullable String sequencer) {
  private static final int MAX_CHARACTERS = 1024;

  /**
   * Checks the sequencer.
   *
   * @throws IllegalArgumentException if the sequencer is empty or not hexadecimal, or a component
   *     is longer than 1,024 characters, more than S3 ever gives
   */
  public SourceVersion {
    // Longer ones could make a record larger than readers accept.
    for (String text : Arrays.asList(bucket, key, versionId, eTag, sequencer)) {
      if (text != null && text.length() > MAX_CHARACTERS) {
        throw new IllegalArgumentException(
            "'%s...' is longer than %d characters"
                .formatted(text.substring(0, 40), MAX_CHARACTERS));
      }
    }
    if (sequencer != null && !sequencer.matches("[0-9A-Fa-f]+")) {
      throw new IllegalArgumentException("sequencer '" + sequencer + "' is not hexadecimal");
    }
  }

  /**
   * Whether the bucket kept versions when the object was stored. With versioning suspended S3 calls
   * the only version {@code null}.
   *
   * @return true if the version id names one version for ever
   */
  public boolean isVersioned() {
    return versionId != null && !versionId.equals("null");
  }

  /**
   * Whether this and another are the same version of the same object.
   *
   * @param other the other
   * @return true if bucket, key, version id and entity tag are equal
   */
  public boolean isSameVersionAs(SourceVersion other) {
    return bucket.equals(other.bucket)
        && key.equals(other.key)
        && Objects.equals(versionId, other.versionId)
        && eTag.equals(other.eTag);
  }

  /**
   * Whether another version is known to be as new as this one or newer: its event's sequencer is
   * not smaller. The shorter sequencer is padded with zeros on the right, as the S3 user guide
   * says.
   *
   * @param other of the same key
   * @return false if either has no sequencer or they are of different objects
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
   *     message structure</a>
   */
  public boolean isNotNewerThan(SourceVersion other) {
    if (sequencer == null
        || other.sequencer == null
        || !bucket.equals(other.bucket)
        || !key.equals(other.key)) {
      return false;
    }
    int length = Math.max(sequencer.length(), other.sequencer.length());
    return padded(sequencer, length).compareToIgnoreCase(padded(other.sequencer, length)) <= 0;
  }

  private static String padded(String sequencer, int length) {
    return sequencer + "0".repeat(length - sequencer.length());
  }
}

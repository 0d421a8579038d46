package dev.efsshare;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one file is published. Immutable; start from {@link #createOnly()} or {@link #replacing()}
 * and change what differs.
 *
 * <pre>{@code
 * PublishOptions options = PublishOptions.replacing().withMaxBytes(1L << 30);
 * }</pre>
 *
 * @param targetPolicy what to do when the name is taken
 * @param durability what is on stable storage when the call returns
 * @param checksums computed while the content passes; always includes SHA-256
 * @param permissions the final mode of the file where the file system has modes; until it is
 *     published it is readable by its owner only
 * @param maxBytes more content than this many bytes is refused with {@link
 *     SizeLimitExceededException}
 * @param expected what the content must be, or null if that is not known; other content is refused
 *     with {@link ChecksumMismatchException}
 * @param timeLimit counted from {@link FilePublisher#begin}; a transfer that takes longer ends with
 *     {@link DeadlineExceededException}; null for no limit
 */
public record PublishOptions(
    TargetPolicy targetPolicy,
    Durability durability,
    Set<ChecksumAlgorithm> checksums,
    Set<PosixFilePermission> permissions,
    long maxBytes,
    @Nullable ContentSummary expected,
    @Nullable Duration timeLimit) {

  private static final Set<PosixFilePermission> RW_R_R =
      PosixFilePermissions.fromString("rw-r--r--");

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if maxBytes is negative or the time limit is not positive
   */
  public PublishOptions {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes " + maxBytes + " is negative");
    }
    if (timeLimit != null && (timeLimit.isNegative() || timeLimit.isZero())) {
      throw new IllegalArgumentException("timeLimit " + timeLimit + " is not positive");
    }
    EnumSet<ChecksumAlgorithm> all = EnumSet.of(ChecksumAlgorithm.SHA_256);
    all.addAll(checksums);
    checksums = Set.copyOf(all);
    permissions = Set.copyOf(permissions);
  }

  /**
   * Durable, create-only, SHA-256, mode 0644, no limits.
   *
   * @return the options
   */
  public static PublishOptions createOnly() {
    return new PublishOptions(
        TargetPolicy.CREATE_ONLY,
        Durability.CONTENT_AND_NAME,
        Set.of(),
        RW_R_R,
        Long.MAX_VALUE,
        null,
        null);
  }

  /**
   * As {@link #createOnly()}, but replacing what is there.
   *
   * @return the options
   */
  public static PublishOptions replacing() {
    return createOnly().withTargetPolicy(TargetPolicy.REPLACE);
  }

  /**
   * These options with another target policy.
   *
   * @param value the new value
   * @return a copy
   */
  public PublishOptions withTargetPolicy(TargetPolicy value) {
    return new PublishOptions(
        value, durability, checksums, permissions, maxBytes, expected, timeLimit);
  }

  /**
   * These options with another durability.
   *
   * @param value the new value
   * @return a copy
   */
  public PublishOptions withDurability(Durability value) {
    return new PublishOptions(
        targetPolicy, value, checksums, permissions, maxBytes, expected, timeLimit);
  }

  /**
   * These options with other checksums; SHA-256 is always added.
   *
   * @param value the new value
   * @return a copy
   */
  public PublishOptions withChecksums(Set<ChecksumAlgorithm> value) {
    return new PublishOptions(
        targetPolicy, durability, value, permissions, maxBytes, expected, timeLimit);
  }

  /**
   * These options with another final mode.
   *
   * @param value the new value
   * @return a copy
   */
  public PublishOptions withPermissions(Set<PosixFilePermission> value) {
    return new PublishOptions(
        targetPolicy, durability, checksums, value, maxBytes, expected, timeLimit);
  }

  /**
   * These options with a size limit.
   *
   * @param value in bytes
   * @return a copy
   */
  public PublishOptions withMaxBytes(long value) {
    return new PublishOptions(
        targetPolicy, durability, checksums, permissions, value, expected, timeLimit);
  }

  /**
   * These options with content that is known beforehand.
   *
   * @param value what the content must be, or null
   * @return a copy
   */
  public PublishOptions withExpected(@Nullable ContentSummary value) {
    return new PublishOptions(
        targetPolicy, durability, checksums, permissions, maxBytes, value, timeLimit);
  }

  /**
   * These options with a time limit.
   *
   * @param value counted from {@link FilePublisher#begin}, or null for none
   * @return a copy
   */
  public PublishOptions withTimeLimit(@Nullable Duration value) {
    return new PublishOptions(
        targetPolicy, durability, checksums, permissions, maxBytes, expected, value);
  }
}

package dev.efsshare;

import java.util.Base64;
import java.util.HexFormat;

/**
 * One checksum of some content. Immutable.
 *
 * @param algorithm how it was computed
 * @param hex the value in lower-case hexadecimal, most significant byte first, exactly {@link
 *     ChecksumAlgorithm#lengthBytes()} bytes long
 */
public record ContentChecksum(ChecksumAlgorithm algorithm, String hex) {

  /**
   * Checks the value against the algorithm.
   *
   * @throws IllegalArgumentException if the value is not lower-case hexadecimal of the right length
   */
  public ContentChecksum {
    boolean wellFormed =
        hex.length() == 2 * algorithm.lengthBytes()
            && hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    if (!wellFormed) {
      throw new IllegalArgumentException(
          "'%s' is not a %s value: %d lower-case hexadecimal digits expected"
              .formatted(hex, algorithm.standardName(), 2 * algorithm.lengthBytes()));
    }
  }

  /**
   * A checksum from its bytes.
   *
   * @param algorithm how it was computed
   * @param value the value, most significant byte first
   * @return the checksum
   * @throws IllegalArgumentException if the length is wrong for the algorithm
   */
  public static ContentChecksum of(ChecksumAlgorithm algorithm, byte[] value) {
    return new ContentChecksum(algorithm, HexFormat.of().formatHex(value));
  }

  /**
   * A checksum from the form that S3 headers use.
   *
   * @param algorithm how it was computed
   * @param base64 the value in Base64, RFC 4648
   * @return the checksum
   * @throws IllegalArgumentException if this is no Base64 or the length is wrong for the algorithm
   */
  public static ContentChecksum ofBase64(ChecksumAlgorithm algorithm, String base64) {
    byte[] value;
    try {
      value = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is not a %s value in Base64: %s"
              .formatted(base64, algorithm.standardName(), e.getMessage()),
          e);
    }
    return of(algorithm, value);
  }

  /**
   * The value as bytes.
   *
   * @return a new array, most significant byte first
   */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /**
   * The value as S3 headers carry it.
   *
   * @return Base64, RFC 4648, with padding
   */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes());
  }

  /**
   * The checksum of this content followed by other content.
   *
   * @param next the checksum of what follows, of the same algorithm
   * @param nextSizeBytes the size of what follows, in bytes, 0 or more
   * @return the checksum of the concatenation
   * @throws IllegalArgumentException if the algorithms differ or are not {@linkplain
   *     ChecksumAlgorithm#isCombinable() combinable}, or the size is negative
   */
  public ContentChecksum concat(ContentChecksum next, long nextSizeBytes) {
    return CrcCombination.concat(this, next, nextSizeBytes);
  }

  /**
   * The algorithm and the value.
   *
   * @return for example {@code SHA-256:ba7816bf...}
   */
  @Override
  public String toString() {
    return algorithm.standardName() + ":" + hex;
  }
}

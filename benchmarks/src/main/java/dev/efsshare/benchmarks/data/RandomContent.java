package dev.efsshare.benchmarks.data;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentSummary;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Content that compresses to nothing less and has no page of zeros: disks and checksums have ways
 * of their own with those. The same size gives the same content.
 *
 * <p>Thread-safety: immutable, as long as nobody writes into the array.
 *
 * @param bytes the content
 * @param summary its size and its SHA-256
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RandomContent(byte[] bytes, ContentSummary summary) {

  /**
   * Makes content.
   *
   * @param sizeBytes its size
   * @return content with its summary
   */
  public static RandomContent of(int sizeBytes) {
    byte[] bytes = bytes(sizeBytes);
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(ChecksumAlgorithm.SHA_256));
    calculator.update(bytes, 0, bytes.length);
    return new RandomContent(bytes, calculator.finish());
  }

  /**
   * Makes content of which nothing need be known.
   *
   * @param sizeBytes its size
   * @return a new array
   */
  public static byte[] bytes(int sizeBytes) {
    byte[] bytes = new byte[sizeBytes];
    new SplittableRandom(sizeBytes).nextBytes(bytes);
    return bytes;
  }
}

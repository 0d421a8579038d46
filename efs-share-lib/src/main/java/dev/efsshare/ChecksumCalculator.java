package dev.efsshare;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Computes several checksums of content in one pass.
 *
 * <p>Thread-safety: one thread at a time.
 *
 * <pre>{@code
 * ChecksumCalculator calculator =
 *     ChecksumCalculator.of(Set.of(ChecksumAlgorithm.SHA_256, ChecksumAlgorithm.CRC64NVME));
 * calculator.update(buffer);
 * ContentSummary summary = calculator.finish();
 * }</pre>
 */
public interface ChecksumCalculator {

  /**
   * A new calculator.
   *
   * @param algorithms which checksums to compute; with none, it only counts bytes
   * @return a calculator that has seen nothing yet
   * @throws IllegalStateException if the Java runtime lacks one of them
   */
  static ChecksumCalculator of(Set<ChecksumAlgorithm> algorithms) {
    return new OnePassCalculator(algorithms);
  }

  /**
   * Takes the remaining bytes of a buffer into account.
   *
   * @param content of any kind, on the heap or not, read-only or not; consumed wholly
   */
  void update(ByteBuffer content);

  /**
   * Takes a part of an array into account.
   *
   * @param content the array
   * @param offset of the first byte
   * @param length in bytes
   * @throws IndexOutOfBoundsException if the part does not lie within the array
   */
  default void update(byte[] content, int offset, int length) {
    update(ByteBuffer.wrap(content, offset, length));
  }

  /**
   * Ends the computation; the calculator starts anew afterwards.
   *
   * @return size and checksums of everything since the start
   */
  ContentSummary finish();
}

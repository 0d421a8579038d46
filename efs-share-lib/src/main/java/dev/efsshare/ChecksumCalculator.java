package dev.efsshare;

import java.nio.ByteBuffer;

/**
 * Computes several checksums of content in one pass.
 *
 * <p>Thread-safety: one thread at a time.
 */
public interface ChecksumCalculator {

  /**
   * Takes the remaining bytes of a buffer into account.
   *
   * @param content consumed wholly
   */
  void update(ByteBuffer content);

  /**
   * Takes a part of an array into account.
   *
   * @param content the array
   * @param offset of the first byte
   * @param length in bytes
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

package dev.efsshare.reliability.enumeration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What is written in a trial. Each is longer than a sector, so that parts of it can be lost. */
public enum Content {
  /** There before the trial. */
  OLD,
  /** What the trial publishes. */
  NEW,
  /** What another writer publishes. */
  RIVAL;

  private static final int BYTES = 1_500;

  private final byte[] bytes;

  Content() {
    bytes = new byte[BYTES + ordinal()];
    Arrays.fill(bytes, (byte) name().charAt(0));
    byte[] ends = name().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ends, 0, bytes, 0, ends.length);
    System.arraycopy(ends, 0, bytes, bytes.length - ends.length, ends.length);
  }

  /**
   * The content.
   *
   * @return a buffer of its own
   */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  byte[] copy() {
    return bytes.clone();
  }

  /** Which content this is, whole; empty if it is none. */
  static Optional<Content> of(byte[] found) {
    return Arrays.stream(values()).filter(c -> Arrays.equals(c.bytes, found)).findFirst();
  }
}

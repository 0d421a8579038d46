package dev.efsshare.reliability.enumeration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is written in a trial. Each is longer than a sector, so that parts of it can be lost, and
 * all are of one length, so that it tells nothing.
 */
public enum Content {
  /** There before the trial. */
  OLD,
  /** What the trial publishes. */
  NEW,
  /** What another writer publishes. */
  RIVAL;

  private final String text;

  Content() {
    text = name() + "~".repeat(1_500 - 2 * name().length()) + name();
  }

  /**
   * The content.
   *
   * @return a buffer of its own
   */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(copy()).asReadOnlyBuffer();
  }

  byte[] copy() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Which content this is, whole; empty if it is none. */
  static Optional<Content> of(byte[] found) {
    String text = new String(found, StandardCharsets.ISO_8859_1);
    return Arrays.stream(values()).filter(c -> c.text.equals(text)).findFirst();
  }
}

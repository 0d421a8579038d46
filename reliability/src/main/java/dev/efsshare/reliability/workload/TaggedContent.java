package dev.efsshare.reliability.workload;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;

/**
 * Content that tells whose it is and whether it is whole: id, length and SHA-256 come first, so
 * that a file that is cut off, longer, mixed of two or partly zeros is told from a whole one.
 */
public final class TaggedContent {
  /** The smallest content, in bytes. */
  public static final int MIN_BYTES = 56;

  private static final long MAGIC = 0x4546_5353_4841_5245L;
  private static final int DIGEST_OFFSET = 3 * Long.BYTES;

  private TaggedContent() {}

  /** What some bytes are. */
  public sealed interface Reading {}

  /**
   * Content as it was made.
   *
   * @param id whose it is
   */
  public record Whole(long id) implements Reading {}

  /**
   * No content as it was made.
   *
   * @param why what is wrong
   */
  public record Torn(String why) implements Reading {}

  /**
   * Makes content.
   *
   * @param id whose it is
   * @param sizeBytes at least {@link #MIN_BYTES}
   * @return bytes that look random and differ from those of every other id
   */
  public static byte[] of(long id, int sizeBytes) {
    byte[] content = new byte[sizeBytes];
    new SplittableRandom(id).nextBytes(content);
    ByteBuffer header = ByteBuffer.wrap(content);
    header.putLong(MAGIC).putLong(id).putLong(sizeBytes);
    header.put(digest(content));
    return content;
  }

  /**
   * Looks at bytes that were read.
   *
   * @param content all of a file
   * @return whose it is, or what is wrong with it
   */
  public static Reading read(byte[] content) {
    if (content.length < MIN_BYTES) {
      return new Torn(content.length + " bytes, which is less than any content has");
    }
    ByteBuffer header = ByteBuffer.wrap(content);
    if (header.getLong() != MAGIC) {
      return new Torn("does not begin as any content does");
    }
    long id = header.getLong();
    long length = header.getLong();
    String whose = "content " + Long.toHexString(id);
    if (length != content.length) {
      return new Torn("%s has %d bytes, not %d".formatted(whose, content.length, length));
    }
    byte[] expected = new byte[MIN_BYTES - DIGEST_OFFSET];
    header.get(expected);
    return MessageDigest.isEqual(expected, digest(content))
        ? new Whole(id)
        : new Torn("%s of %d bytes has other bytes than were written".formatted(whose, length));
  }

  /** Of everything but the digest's own place. */
  private static byte[] digest(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(content, 0, DIGEST_OFFSET);
      digest.update(content, MIN_BYTES, content.length - MIN_BYTES);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

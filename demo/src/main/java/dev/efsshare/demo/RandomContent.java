package dev.efsshare.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;

/**
 * Content of any size that needs no memory and no disk: the same seed gives the same bytes again.
 * It compresses to nothing less. Immutable.
 *
 * @param seed tells contents apart
 * @param sizeBytes its size
 */
public record RandomContent(long seed, long sizeBytes) {
  private static final int BLOCK_BYTES = 1 << 16;

  /**
   * Reads it from the start.
   *
   * @return a new stream
   */
  public InputStream open() {
    return new Blocks(this);
  }

  /**
   * Its checksum, by the JDK alone.
   *
   * @return 32 bytes
   */
  public byte[] sha256() {
    try (InputStream in = open()) {
      return Sha256.digest(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The whole of it.
   *
   * @return a new array
   */
  public byte[] bytes() {
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Blocks extends InputStream {
    private final SplittableRandom random;
    private final byte[] block = new byte[BLOCK_BYTES];
    private int used = BLOCK_BYTES;
    private long left;

    Blocks(RandomContent content) {
      this.random = new SplittableRandom(content.seed());
      this.left = content.sizeBytes();
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left == 0) {
        return length == 0 ? 0 : -1;
      }
      if (used == BLOCK_BYTES) {
        random.nextBytes(block);
        used = 0;
      }
      int count = (int) Math.min(Math.min(length, left), BLOCK_BYTES - used);
      System.arraycopy(block, used, target, offset, count);
      used += count;
      left -= count;
      return count;
    }
  }
}

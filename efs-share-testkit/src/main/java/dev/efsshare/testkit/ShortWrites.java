package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * Writes take only a part of what they are given, at least one byte: write(2) "writes up to count
 * bytes", and {@link java.nio.channels.WritableByteChannel#write} says so too. What goes wrong is a
 * program that does not write the rest.
 *
 * <p>How much is taken follows from the seed and the order of the writes. Safe for use by many
 * threads, whose order is then a part of the outcome.
 */
public final class ShortWrites implements Misbehaviour {
  private final long seed;
  private final Random random;

  /**
   * Shortens writes.
   *
   * @param seed one seed, one sequence of parts
   */
  public ShortWrites(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    if (call instanceof Call.Transfer transfer
        && transfer.operation() == Operation.WRITE
        && transfer.buffer().remaining() > 1) {
      int part = 1 + random.nextInt(transfer.buffer().remaining());
      return writeOnly(part, transfer.buffer(), action);
    }
    return action.run();
  }

  static <T> T writeOnly(int bytes, ByteBuffer buffer, Action<T> action) throws IOException {
    int limit = buffer.limit();
    buffer.limit(buffer.position() + bytes);
    try {
      return action.run();
    } finally {
      buffer.limit(limit);
    }
  }

  @Override
  public String toString() {
    return "ShortWrites(seed " + seed + ")";
  }
}

package dev.efsshare.testkit;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The disk is full after some bytes: the write that crosses the limit takes the part that fits, the
 * next one fails; write(2), ENOSPC and EDQUOT.
 *
 * <p>Every byte written counts, also over older ones; deleting frees nothing. Names can still be
 * made. An NFS client may tell of a full disk only at fsync or close: {@link FailingForce}, {@link
 * FailingClose}. Safe for use by many threads.
 */
public final class NoSpace implements Misbehaviour {
  private final DiskError error;
  private final AtomicLong left;

  private NoSpace(long bytes, DiskError error) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a disk takes 0 bytes or more, not " + bytes);
    }
    this.error = error;
    this.left = new AtomicLong(bytes);
  }

  /**
   * A full disk.
   *
   * @param bytes how many it still takes
   * @return the misbehaviour
   */
  public static NoSpace after(long bytes) {
    return new NoSpace(bytes, DiskError.ENOSPC);
  }

  /**
   * A quota that is used up.
   *
   * @param bytes how many it still allows
   * @return the misbehaviour
   */
  public static NoSpace quotaAfter(long bytes) {
    return new NoSpace(bytes, DiskError.EDQUOT);
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    if (!(call instanceof Call.Transfer transfer)
        || transfer.operation() != Operation.WRITE
        || !transfer.buffer().hasRemaining()) {
      return action.run();
    }
    int wanted = transfer.buffer().remaining();
    int fits = (int) Math.min(wanted, left.getAndUpdate(bytes -> bytes - Math.min(wanted, bytes)));
    if (fits == 0) {
      throw error.on(call);
    }
    int before = transfer.buffer().position();
    try {
      return ShortWrites.writeOnly(fits, transfer.buffer(), action);
    } finally {
      left.addAndGet(fits - (transfer.buffer().position() - before));
    }
  }

  /**
   * What is left.
   *
   * @return in bytes
   */
  public long bytesLeft() {
    return left.get();
  }

  @Override
  public String toString() {
    return "NoSpace(%s, %d bytes left)".formatted(error, left.get());
  }
}

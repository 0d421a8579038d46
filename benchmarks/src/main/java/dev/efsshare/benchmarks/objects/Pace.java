package dev.efsshare.benchmarks.objects;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast each connection is served. Immutable.
 *
 * @param bytesPerSecond the most that one connection gets, positive
 */
public record Pace(long bytesPerSecond) {

  /** As fast as can be. */
  public static final Pace UNLIMITED = new Pace(Long.MAX_VALUE);

  /** So much is sent at a time: at 90 MB/s what takes three milliseconds. */
  private static final long SLICE_BYTES = 256 << 10;

  /** Checks the component. */
  public Pace {
    if (bytesPerSecond <= 0) {
      throw new IllegalArgumentException("bytesPerSecond " + bytesPerSecond + " is not positive");
    }
  }

  /** Sends a part of a file. */
  void send(FileChannel file, long offset, long length, WritableByteChannel client)
      throws IOException {
    long start = System.nanoTime();
    long slice = bytesPerSecond == Long.MAX_VALUE ? length : SLICE_BYTES;
    for (long sent = 0; sent < length; ) {
      long next = Math.min(slice, length - sent);
      // before, so that the last byte does not come sooner than the pace allows either
      awaitTurn(start, sent + next);
      sent += file.transferTo(offset + sent, next, client);
    }
  }

  private void awaitTurn(long start, long sent) {
    double due = (double) sent / bytesPerSecond * TimeUnit.SECONDS.toNanos(1);
    for (long left = start + (long) due - System.nanoTime();
        left > 0;
        left = start + (long) due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}

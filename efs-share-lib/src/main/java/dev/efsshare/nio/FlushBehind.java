package dev.efsshare.nio;

import dev.efsshare.spi.StorageSync;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Forces a large file while it is still being written, so that storage works while the next bytes
 * are on their way, and little is left for the force at the end. Files below {@link #EVERY_BYTES}
 * are not touched.
 *
 * <p>A force that failed is a failure of the file: it is thrown by the next write and at the end,
 * and no other force is made. The kernel tells an error once and may take the lost pages for clean.
 *
 * <p>Thread-safety: {@link #written} may be called by many threads at once.
 */
final class FlushBehind {
  /** Large enough to be written in long runs, small against what a client buffers. */
  static final long EVERY_BYTES = 64L << 20;

  private final StorageSync sync;
  private final FileChannel channel;
  private final ReentrantLock lock = new ReentrantLock();
  private long writtenSince;
  private @Nullable FutureTask<Void> force;

  FlushBehind(StorageSync sync, FileChannel channel) {
    this.sync = sync;
    this.channel = channel;
  }

  /**
   * Counts bytes that were written, and starts a force when there are enough.
   *
   * @throws IOException if an earlier force failed
   */
  void written(long bytes) throws IOException {
    lock.lock();
    try {
      writtenSince += bytes;
      if (force != null && !force.isDone()) {
        return;
      }
      throwFailure();
      if (writtenSince < EVERY_BYTES) {
        return;
      }
      writtenSince = 0;
      force = start();
    } finally {
      lock.unlock();
    }
  }

  private FutureTask<Void> start() {
    FutureTask<Void> task =
        new FutureTask<>(() -> {
          sync.forceContent(channel);
          return null;
        });
    // No virtual thread: a force would hold its carrier for as long as the storage takes.
    Thread.ofPlatform().daemon().name("efs-share-flush").start(task);
    return task;
  }

  /**
   * Waits for the force that is under way.
   *
   * @throws IOException if it or an earlier one failed
   */
  void await() throws IOException {
    lock.lock();
    try {
      throwFailure();
    } finally {
      lock.unlock();
    }
  }

  private void throwFailure() throws IOException {
    if (force == null) {
      return;
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          force.get();
          return;
        } catch (InterruptedException e) {
          // It ends when the storage answers, as the force at the end does.
          interrupted = true;
        } catch (ExecutionException e) {
          throw failure(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static IOException failure(ExecutionException failed) {
    return switch (failed.getCause()) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> new IOException(failed);
    };
  }
}

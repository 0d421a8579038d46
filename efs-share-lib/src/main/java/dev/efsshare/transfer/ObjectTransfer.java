package dev.efsshare.transfer;

import dev.efsshare.ContentSummary;
import dev.efsshare.PendingFile;
import dev.efsshare.store.ContentWriter.Written;
import dev.efsshare.transfer.PartQueue.Part;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Moves one version of an object into a pending file.
 *
 * <p>Fetchers run in virtual threads, because an interrupt ends even a read from a socket there: so
 * a failed or late transfer ends at once. Should a source heed no interrupt, it is closed; should
 * it not heed that either, its thread is left behind, and may not write any more. The calling
 * thread hashes the ranges in order. Buffers are on the heap, because streams deliver into arrays
 * and digests read fastest from them.
 */
final class ObjectTransfer {

  /** Twice this is a quarter of what the functions keep back for cleaning up and answering. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final ObjectStore objects;
  private final TransferOptions options;
  private final IntFunction<ByteBuffer> allocator;

  ObjectTransfer(ObjectStore objects, TransferOptions options, IntFunction<ByteBuffer> allocator) {
    this.objects = objects;
    this.options = options;
    this.allocator = allocator;
  }

  /** Writes, checks and commits; on failure the file is left to be discarded. */
  Written transfer(ObjectInfo object, PendingFile file, Deadline deadline) throws IOException {
    ContentCheck check = new ContentCheck(object);
    fetch(object, file, check, deadline);
    ContentSummary content = check.finish();
    deadline.remainingNanos();
    return new Written(file.commit(content), check.verification());
  }

  private void fetch(ObjectInfo object, PendingFile file, ContentCheck check, Deadline deadline)
      throws IOException {
    PartQueue queue = new PartQueue(object.sizeBytes(), options, allocator);
    RangeFetcher fetcher = new RangeFetcher(objects, object, file, queue);
    List<Thread> threads = start(queue, fetcher);
    boolean interrupted = false;
    try {
      hashInOrder(queue, check, deadline);
    } catch (InterruptedException e) {
      interrupted = true;
      IOException failure = new InterruptedIOException(object.ref() + ": interrupted");
      failure.initCause(e);
      queue.fail(failure);
    } catch (Throwable e) {
      queue.fail(e);
    }
    interrupted |= queue.failure() == null ? joinAll(threads) : endAll(threads, fetcher);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    throwFailure(queue.failure());
  }

  private List<Thread> start(PartQueue queue, Runnable fetcher) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(options.parallelism(), queue.parts()); i++) {
      threads.add(Thread.ofVirtual().name("efs-share-transfer-" + i).start(fetcher));
    }
    return threads;
  }

  private static void hashInOrder(PartQueue queue, ContentCheck check, Deadline deadline)
      throws IOException, InterruptedException {
    for (Part part = queue.awaitNext(deadline); part != null; part = queue.awaitNext(deadline)) {
      check.update(part.content());
      queue.hashed(part);
    }
  }

  /** All ranges are hashed: what the threads still do is to find that none is left. */
  private static boolean joinAll(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        interrupted |= joinInterrupted(thread, Duration.ofDays(1));
      }
    }
    return interrupted;
  }

  /**
   * A fetcher that still writes must not meet a file that is closed; one that reads may be late.
   */
  private static boolean endAll(List<Thread> threads, RangeFetcher fetcher) {
    threads.forEach(Thread::interrupt);
    boolean interrupted = waitFor(threads);
    fetcher.stop();
    interrupted |= waitFor(threads);
    fetcher.awaitWrites();
    return interrupted;
  }

  private static boolean waitFor(List<Thread> threads) {
    boolean interrupted = false;
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Thread thread : threads) {
      for (long left = end - System.nanoTime();
          left > 0 && thread.isAlive();
          left = end - System.nanoTime()) {
        interrupted |= joinInterrupted(thread, Duration.ofNanos(left));
      }
    }
    return interrupted;
  }

  /** Whether the waiting was interrupted. */
  private static boolean joinInterrupted(Thread thread, Duration limit) {
    try {
      // The result is not needed: whoever waits looks at the thread itself.
      boolean unused = thread.join(limit);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static void throwFailure(@Nullable Throwable failure) throws IOException {
    if (failure == null) {
      // before the switch, whose code is made at its first use: mostly there is no failure
      return;
    }
    switch (failure) {
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IOException(failure);
    }
  }
}

package dev.efsshare.transfer;

import dev.efsshare.DeadlineExceededException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The ranges of one object on their way: claimed by fetchers in order, given back in any order,
 * taken in order by the one who hashes.
 *
 * <p>Memory is bounded by the number of buffers. There is no deadlock, because a range is claimed
 * together with its buffer: the lowest range that was not yet hashed always has one, so it will be
 * fetched, hashed, and its buffer freed. A monitor of {@code java.util.concurrent} and not {@code
 * synchronized}, which would hold a virtual thread's carrier before Java 24.
 */
final class PartQueue {

  /**
   * A range.
   *
   * @param index counted from 0
   * @param offset of its first byte in the object
   * @param content room for exactly its bytes, from position 0 to the limit; on the heap
   */
  record Part(long index, long offset, ByteBuffer content) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ByteBuffer> free = new ArrayDeque<>();
  private final Map<Long, Part> fetched = new HashMap<>();
  private final IntFunction<ByteBuffer> allocator;
  private final long sizeBytes;
  private final int partBytes;
  private final long parts;
  private int buffersLeft;
  private long nextToClaim;
  private long nextToHash;
  private @Nullable Throwable failure;

  PartQueue(long sizeBytes, TransferOptions options, IntFunction<ByteBuffer> allocator) {
    this.sizeBytes = sizeBytes;
    this.partBytes = (int) Math.min(options.partBytesFor(sizeBytes), sizeBytes);
    this.parts = partBytes == 0 ? 0 : Math.ceilDiv(sizeBytes, partBytes);
    this.buffersLeft = (int) Math.min(options.parallelism() + 1L, parts);
    this.allocator = allocator;
  }

  long parts() {
    return parts;
  }

  /** The next range to fetch, or null if there is none left or something failed. */
  @Nullable Part claim() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (failure == null && nextToClaim < parts && free.isEmpty() && buffersLeft == 0) {
        changed.await();
      }
      if (failure != null || nextToClaim == parts) {
        return null;
      }
      long index = nextToClaim++;
      long offset = index * partBytes;
      ByteBuffer buffer = buffer().clear().limit((int) Math.min(partBytes, sizeBytes - offset));
      return new Part(index, offset, buffer);
    } finally {
      lock.unlock();
    }
  }

  /** Buffers are made when they are needed first: a slow store may never need the last. */
  private ByteBuffer buffer() {
    ByteBuffer used = free.poll();
    if (used != null) {
      return used;
    }
    buffersLeft--;
    return allocator.apply(partBytes);
  }

  /** Hands a range over to be hashed. */
  void fetched(Part part) {
    lock.lock();
    try {
      fetched.put(part.index(), part);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next range in order, or null at the end or if something failed. */
  @Nullable Part awaitNext(Deadline deadline)
      throws InterruptedException, DeadlineExceededException {
    lock.lockInterruptibly();
    try {
      while (failure == null && nextToHash < parts && !fetched.containsKey(nextToHash)) {
        // The result is not needed: the deadline itself tells whether it has passed.
        long unused = changed.awaitNanos(deadline.remainingNanos());
      }
      return failure == null ? fetched.remove(nextToHash) : null;
    } finally {
      lock.unlock();
    }
  }

  /** Frees the buffer of a range that {@link #awaitNext} gave. */
  void hashed(Part part) {
    lock.lock();
    try {
      nextToHash++;
      free.push(part.content());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends everything. The first failure counts, later ones are suppressed under it. */
  @SuppressWarnings("ReferenceEquality") // an exception cannot be suppressed under itself
  void fail(Throwable cause) {
    lock.lock();
    try {
      if (failure == null) {
        failure = cause;
      } else if (failure != cause) {
        failure.addSuppressed(cause);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What failed first, or null. */
  @Nullable Throwable failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }
}

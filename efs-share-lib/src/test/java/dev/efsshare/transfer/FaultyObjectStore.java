package dev.efsshare.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A store that answers some ranges wrongly, and counts what is asked of it and what is left open.
 * Safe for use by many threads.
 */
final class FaultyObjectStore implements ObjectStore {

  /** Answers for one range. */
  @FunctionalInterface
  interface Answer {
    InputStream open(ObjectStore healthy, ObjectInfo object, long offset, long length)
        throws IOException;
  }

  private final ObjectStore healthy;
  private final Answer answer;
  private final AtomicInteger heads = new AtomicInteger();
  private final AtomicInteger opens = new AtomicInteger();
  private final AtomicInteger openStreams = new AtomicInteger();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** A store without a fault, which only counts. */
  FaultyObjectStore(ObjectStore healthy) {
    this(healthy, ObjectStore::open);
  }

  FaultyObjectStore(ObjectStore healthy, Answer answer) {
    this.healthy = healthy;
    this.answer = answer;
  }

  /** A store with a fault in the range that starts at an offset. */
  static FaultyObjectStore at(long faultyOffset, ObjectStore healthy, Answer fault) {
    return new FaultyObjectStore(
        healthy,
        (store, object, offset, length) ->
            offset == faultyOffset
                ? fault.open(store, object, offset, length)
                : store.open(object, offset, length));
  }

  int heads() {
    return heads.get();
  }

  int opens() {
    return opens.get();
  }

  int openStreams() {
    return openStreams.get();
  }

  /** Those that opened a range. */
  Set<Thread> threads() {
    return threads;
  }

  @Override
  public ObjectInfo head(ObjectRef ref) throws IOException {
    heads.incrementAndGet();
    return healthy.head(ref);
  }

  @Override
  public InputStream open(ObjectInfo object, long offset, long length) throws IOException {
    opens.incrementAndGet();
    threads.add(Thread.currentThread());
    InputStream content = answer.open(healthy, object, offset, length);
    openStreams.incrementAndGet();
    return new FilterInputStream(content) {
      private boolean closed;

      @Override
      public void close() throws IOException {
        if (!closed) {
          closed = true;
          openStreams.decrementAndGet();
        }
        super.close();
      }
    };
  }

  @Override
  public void put(ObjectRef ref, ByteBuffer content, String contentType) throws IOException {
    healthy.put(ref, content, contentType);
  }
}

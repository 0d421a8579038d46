package dev.efsshare.transfer;

import dev.efsshare.PendingFile;
import dev.efsshare.transfer.PartQueue.Part;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Fetches ranges, and writes each to its place, until none is left. Run by several threads. */
final class RangeFetcher implements Runnable {

  /** So often the time limit is looked at and bytes go to the mount. */
  private static final int CHUNK_BYTES = 256 << 10;

  private final ObjectStore objects;
  private final ObjectInfo object;
  private final PendingFile file;
  private final PartQueue queue;
  private final Set<RangeReader> sources = ConcurrentHashMap.newKeySet();

  /** Every write holds the read lock, so that whoever holds the other knows that there is none. */
  private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock();

  private volatile boolean ended;

  RangeFetcher(ObjectStore objects, ObjectInfo object, PendingFile file, PartQueue queue) {
    this.objects = objects;
    this.object = object;
    this.file = file;
    this.queue = queue;
  }

  @Override
  public void run() {
    try {
      for (Part part = queue.claim(); part != null; part = queue.claim()) {
        fetch(part);
        queue.fetched(part);
      }
    } catch (Throwable e) {
      // Whatever it was ends the transfer; the thread that waits for the ranges throws it.
      queue.fail(e);
    }
  }

  private void fetch(Part part) throws IOException {
    ByteBuffer content = part.content();
    int length = content.limit();
    try (RangeReader reader = new RangeReader(objects, object, part.offset(), length)) {
      sources.add(reader);
      try {
        requireGoingOn();
        copy(reader, part, length);
        reader.expectEnd();
      } finally {
        sources.remove(reader);
      }
    }
    content.flip();
  }

  private void copy(RangeReader reader, Part part, int length) throws IOException {
    ByteBuffer content = part.content();
    while (content.position() < length) {
      int start = content.position();
      content.limit(Math.min(start + CHUNK_BYTES, length));
      reader.fill(content);
      write(part.offset() + start, content.slice(start, content.limit() - start));
    }
  }

  private void write(long position, ByteBuffer chunk) throws IOException {
    writing.readLock().lock();
    try {
      requireGoingOn();
      file.writeAt(position, chunk);
    } finally {
      writing.readLock().unlock();
    }
  }

  private void requireGoingOn() throws InterruptedIOException {
    if (ended) {
      throw new InterruptedIOException(object.ref() + ": the transfer has ended");
    }
  }

  /**
   * Refuses further writes and closes what is being read, each in a thread of its own: a source
   * that does not let go of a read may not let go of a close either.
   */
  void stop() {
    ended = true;
    for (RangeReader source : sources) {
      Thread.ofVirtual()
          .name("efs-share-closing")
          .start(() -> {
            try {
              source.close();
            } catch (IOException e) {
              queue.fail(e);
            }
          });
    }
  }

  /** Waits for writes that were under way when it was stopped. */
  void awaitWrites() {
    writing.writeLock().lock();
    try {
      // Whoever gets this lock has seen the last write.
    } finally {
      writing.writeLock().unlock();
    }
  }
}

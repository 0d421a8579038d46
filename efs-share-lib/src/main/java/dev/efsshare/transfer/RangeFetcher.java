package dev.efsshare.transfer;

import dev.efsshare.PendingFile;
import dev.efsshare.transfer.PartQueue.Part;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Fetches ranges, and writes each to its place, until none is left. Run by several threads. */
final class RangeFetcher implements Runnable {

  /** So often the time limit is looked at and bytes go to the mount. */
  private static final int CHUNK_BYTES = 1 << 20;

  private final ObjectStore objects;
  private final ObjectInfo object;
  private final PendingFile file;
  private final PartQueue queue;

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
      while (content.position() < length) {
        int start = content.position();
        content.limit(Math.min(start + CHUNK_BYTES, length));
        reader.fill(content);
        file.writeAt(part.offset() + start, content.slice(start, content.limit() - start));
      }
      reader.expectEnd();
    }
    content.flip();
  }
}

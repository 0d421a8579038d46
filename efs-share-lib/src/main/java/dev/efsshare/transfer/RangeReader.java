package dev.efsshare.transfer;

import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Reads one range of an object: exactly its bytes, no fewer and no more. Every failure here is the
 * object store's, so that callers can tell it from one of the file system.
 */
final class RangeReader implements Closeable {

  private final ObjectRef ref;
  private final String range;
  private final long length;
  private final InputStream content;
  private long count;

  RangeReader(ObjectStore objects, ObjectInfo object, long offset, long length) throws IOException {
    this.ref = object.ref();
    this.range = "bytes " + offset + "-" + (offset + length - 1);
    this.length = length;
    try {
      this.content = objects.open(object, offset, length);
    } catch (IOException e) {
      throw StoreFailures.of(ref, range, e);
    }
  }

  /** Fills a buffer on the heap from its position to its limit. */
  void fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      int read = read(buffer);
      if (read < 0) {
        throw new ObjectStoreException(
            Kind.TRANSIENT,
            ref,
            range + ": the content ended after " + count + " of " + length + " bytes",
            null);
      }
      count += read;
      buffer.position(buffer.position() + read);
    }
  }

  private int read(ByteBuffer buffer) throws IOException {
    try {
      return content.read(
          buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
    } catch (IOException e) {
      throw StoreFailures.of(ref, range, e);
    }
  }

  /**
   * Makes sure that nothing follows: a store that ignores ranges sends the rest of the object. A
   * store's fault and not the request's, so that it counts as one that may pass.
   */
  void expectEnd() throws IOException {
    try {
      if (content.read() >= 0) {
        throw new ObjectStoreException(
            Kind.TRANSIENT,
            ref,
            range + ": the store sends more than the " + length + " bytes asked for",
            null);
      }
    } catch (IOException e) {
      throw StoreFailures.of(ref, range, e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      content.close();
    } catch (IOException e) {
      throw StoreFailures.of(ref, range, e);
    }
  }
}

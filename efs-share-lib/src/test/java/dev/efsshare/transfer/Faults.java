package dev.efsshare.transfer;

import dev.efsshare.transfer.FaultyObjectStore.Answer;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.util.concurrent.CountDownLatch;

/** One misbehaviour of an object store each. */
final class Faults {

  private Faults() {}

  /** The last byte is missing. */
  static Answer shortContent() {
    return (store, object, offset, length) ->
        length == 1 ? InputStream.nullInputStream() : store.open(object, offset, length - 1);
  }

  /** One byte too many follows. */
  static Answer longContent() {
    return (store, object, offset, length) ->
        new SequenceInputStream(
            store.open(object, offset, length), new ByteArrayInputStream(new byte[1]));
  }

  /** The last bit is wrong. */
  static Answer wrongContent() {
    return (store, object, offset, length) -> {
      byte[] content = store.open(object, offset, length).readAllBytes();
      content[content.length - 1] ^= 1;
      return new ByteArrayInputStream(content);
    };
  }

  /** The connection breaks in the middle. */
  static Answer cutContent() {
    return (store, object, offset, length) ->
        new SequenceInputStream(
            new ByteArrayInputStream(
                store.open(object, offset, length).readNBytes((int) length / 2)),
            failing());
  }

  private static InputStream failing() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("Connection reset");
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return read();
      }
    };
  }

  /** The store refuses. */
  static Answer refusal(Kind kind) {
    return (store, object, offset, length) -> {
      throw new ObjectStoreException(kind, object.ref(), "refused", null);
    };
  }

  /** The store's client fails as no client should. */
  static Answer bug() {
    return (store, object, offset, length) -> {
      throw new IllegalStateException("a bug");
    };
  }

  /** Nothing comes until the reader is interrupted. */
  static Answer stalled(CountDownLatch opened) {
    return (store, object, offset, length) ->
        new InputStream() {
          @Override
          public int read() throws IOException {
            opened.countDown();
            await(new CountDownLatch(1));
            throw new AssertionError("the latch is never released");
          }

          @Override
          public int read(byte[] buffer, int start, int count) throws IOException {
            return read();
          }
        };
  }

  /** As every blocking read of a virtual thread: an interrupt ends it. */
  static void await(CountDownLatch latch) throws InterruptedIOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted");
    }
  }
}

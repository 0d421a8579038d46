package dev.efsshare.nio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Content lent to a function. Closing it ends the loan and leaves the file open, whose rest is
 * still to be checked.
 *
 * <p>Thread-safety: synchronised, since a function may have passed the stream to a thread that goes
 * on reading after the function returned; from the end of the loan on that thread gets an error and
 * disturbs nothing.
 */
final class BorrowedStream extends InputStream {
  private final HashedContent content;
  private boolean returned;

  BorrowedStream(HashedContent content) {
    this.content = content;
  }

  @Override
  public synchronized int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    requireLent();
    return content.read(target, offset, length);
  }

  @Override
  public synchronized int available() throws IOException {
    requireLent();
    return content.available();
  }

  private void requireLent() throws IOException {
    if (returned) {
      throw new IOException(
          "stream closed: content may be read only within the call that got it, before it is"
              + " closed");
    }
  }

  @Override
  public synchronized void close() {
    returned = true;
  }
}

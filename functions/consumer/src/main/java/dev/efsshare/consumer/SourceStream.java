package dev.efsshare.consumer;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Content whose first bytes can be looked at, and which remembers its own failures: a parser that
 * fails because the mount failed is not to blame.
 */
final class SourceStream extends FilterInputStream {
  private static final int BUFFER_BYTES = 64 << 10;

  private @Nullable IOException failure;

  SourceStream(InputStream source) {
    super(new BufferedInputStream(source, BUFFER_BYTES));
  }

  /** The first bytes, which stay to be read. */
  byte[] head(int length) throws IOException {
    in.mark(length);
    byte[] head = in.readNBytes(length);
    in.reset();
    return head;
  }

  void rethrowOwnFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void close() {
    // Whoever opened the content closes it; parsers that close theirs would take it away too early.
  }
}

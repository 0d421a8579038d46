package dev.efsshare.workflow.stage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Asks for time before each read, so that long lines cost none unseen. Not thread-safe. */
final class TimedStream extends FilterInputStream {
  private final Runnable require;

  TimedStream(InputStream in, Runnable require) {
    super(in);
    this.require = require;
  }

  @Override
  public int read() throws IOException {
    require.run();
    return super.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    require.run();
    return super.read(buffer, offset, length);
  }
}

package dev.efsshare.workflow.handover;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentSummary;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** Counts and hashes what is read. Not thread-safe. */
public final class CheckedStream extends FilterInputStream {
  private final ChecksumCalculator calculator =
      ChecksumCalculator.of(Set.of(ChecksumAlgorithm.SHA_256));

  /** A stream of another, which is closed with it. */
  public CheckedStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count > 0) {
      calculator.update(buffer, offset, count);
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes(Math.toIntExact(Math.min(count, 1 << 16))).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads what is left, and tells size and SHA-256 of all. To be called once. */
  public ContentSummary finish() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    return calculator.finish();
  }
}

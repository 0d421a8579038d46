package dev.efsshare.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/**
 * Content whose early closing drops the connection: the SDK's own stream would read the rest first,
 * so that a cancelled transfer went on fetching what nobody wants.
 *
 * <p>Thread-safety: one thread reads; any may close.
 *
 * <pre>{@code
 * ResponseInputStream<GetObjectResponse> response = client.getObject(request);
 * InputStream content = new AbortingInputStream(response, response.response().contentLength());
 * }</pre>
 */
public final class AbortingInputStream extends FilterInputStream {

  private final ResponseInputStream<?> response;
  private long missing;

  /**
   * A stream of an answer.
   *
   * @param response closed with this stream
   * @param length how many bytes it has
   */
  public AbortingInputStream(ResponseInputStream<?> response, long length) {
    super(response);
    this.response = response;
    this.missing = length;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    missing -= value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    missing -= Math.max(count, 0);
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    missing -= skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    if (missing > 0) {
      response.abort();
    }
    // Not every HTTP client of the SDK frees the connection when it aborts.
    super.close();
  }
}

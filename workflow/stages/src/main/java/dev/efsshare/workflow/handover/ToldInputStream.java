package dev.efsshare.workflow.handover;

import dev.efsshare.s3.S3Failures;
import dev.efsshare.transfer.ObjectRef;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.exception.SdkException;

/** Content whose failures are told as those of the calls are: the SDK's stream throws its own. */
final class ToldInputStream extends FilterInputStream {
  private final ObjectRef ref;

  ToldInputStream(InputStream in, ObjectRef ref) {
    super(in);
    this.ref = ref;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (SdkException | UncheckedIOException e) {
      throw S3Failures.of(ref, S3Failures.READ, e);
    }
  }
}

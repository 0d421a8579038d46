package dev.efsshare.workflow.stage;

import dev.efsshare.ContentSummary;
import dev.efsshare.workflow.handover.Bucket;
import dev.efsshare.workflow.handover.CheckedStream;
import dev.efsshare.workflow.handover.LineReader;
import dev.efsshare.workflow.handover.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message names or brings: the first stage's input, of which nothing is known before. */
final class InitialData implements Source {
  private final @Nullable String dataset;
  private final String location;
  private final long sizeBytes;
  private final CheckedStream stream;

  private InitialData(
      @Nullable String dataset, String location, long sizeBytes, InputStream content) {
    this.dataset = dataset;
    this.location = location;
    this.sizeBytes = sizeBytes;
    this.stream = new CheckedStream(content);
  }

  /** An object of the bucket. */
  static InitialData object(Bucket bucket, String key, @Nullable String dataset)
      throws IOException {
    Bucket.Content content = bucket.open(key);
    return new InitialData(
        dataset, bucket.locationOf(key), content.held().sizeBytes(), content.stream());
  }

  /** Records that the message has itself, as JSON texts. */
  static InitialData records(List<byte[]> records, @Nullable String dataset) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (byte[] each : records) {
      lines.writeBytes(each);
      lines.write('\n');
    }
    return new InitialData(
        dataset, "the message", lines.size(), new ByteArrayInputStream(lines.toByteArray()));
  }

  @Override
  public InputStream stream() {
    return stream;
  }

  @Override
  public int maxLineBytes() {
    return LineReader.MAX_INPUT_BYTES;
  }

  @Override
  public Origin finish() throws IOException {
    ContentSummary read = stream.finish();
    if (read.sizeBytes() != sizeBytes) {
      throw new IOException(
          "%s ended after %d of %d bytes".formatted(location, read.sizeBytes(), sizeBytes));
    }
    String sha256 = read.sha256().hex();
    return new Origin(dataset == null ? "sha256-" + sha256 : dataset, sha256, null);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}

package dev.efsshare.workflow.handover;

import dev.efsshare.ContentSummary;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * What another stage handed over, as a stream.
 *
 * <p>Nothing that was made of it may be published before {@link #verify} returned. Not thread-safe.
 *
 * <pre>{@code
 * try (HandoverInput in = HandoverInput.open(bucket, HandoverPaths.output(execution, "Etl"));
 *     HandoverOutput out = new HandoverOutput()) {
 *   // read in.stream(), write lines to out
 *   in.verify();
 *   out.publish(bucket, key, dropped, in.handover().origin());
 * }
 * }</pre>
 */
public final class HandoverInput implements Closeable {
  private final String location;
  private final Bucket.Held held;
  private final Handover handover;
  private final CheckedStream stream;

  private HandoverInput(String location, Bucket.Content content, Handover handover) {
    this.location = location;
    this.held = content.held();
    this.handover = handover;
    this.stream = new CheckedStream(content.stream());
  }

  /**
   * Opens what was handed over.
   *
   * @throws DamagedHandoverException if its metadata are not those of a handover
   * @throws IOException as {@link Bucket#open}
   */
  public static HandoverInput open(Bucket bucket, String key) throws IOException {
    String location = bucket.locationOf(key);
    Bucket.Content content = bucket.open(key);
    try {
      return new HandoverInput(location, content, Handover.of(content.held().metadata(), location));
    } catch (IOException e) {
      content.close();
      throw e;
    }
  }

  /** What its metadata say. */
  public Handover handover() {
    return handover;
  }

  /** JSON Lines; not to be used before {@link #verify} for anything that cannot be undone. */
  public InputStream stream() {
    return stream;
  }

  /**
   * Reads what is left and compares all of it with what was written. To be called once.
   *
   * @throws DamagedHandoverException if the object is not what its metadata say
   * @throws IOException if it ended early, or the connection fails
   */
  public void verify() throws IOException {
    ContentSummary read = stream.finish();
    if (read.sizeBytes() != held.sizeBytes()) {
      throw new IOException(
          "%s ended after %d of %d bytes".formatted(location, read.sizeBytes(), held.sizeBytes()));
    }
    if (!read.sha256().hex().equals(handover.sha256())) {
      throw new DamagedHandoverException(
          location,
          "its SHA-256 is %s, its metadata say %s"
              .formatted(read.sha256().hex(), handover.sha256()));
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}

package dev.efsshare.workflow.handover;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What a stage will hand over: collected on the function's own disk, then put there by one request.
 * Not thread-safe.
 */
public final class HandoverOutput implements Closeable {
  private final ScratchFile file;
  private long records;

  /**
   * An empty one.
   *
   * @throws IOException if there is no room on the disk
   */
  public HandoverOutput() throws IOException {
    this.file = ScratchFile.create();
  }

  /** Adds a record: JSON in UTF-8, without line breaks. */
  public void line(byte[] json) throws IOException {
    file.write(json, 0, json.length);
    file.write('\n');
    records++;
  }

  /** How many records were added. */
  public long records() {
    return records;
  }

  /** How many bytes were added. */
  public long sizeBytes() {
    return file.sizeBytes();
  }

  /** Everything that was added; nothing can be added afterwards, and closing takes it away. */
  public Upload upload(Map<String, String> metadata) throws IOException {
    return new Upload(file::open, file.finish(), Upload.JSON_LINES, metadata);
  }

  /**
   * Hands over, if nothing is there yet; what is there is whole and stays.
   *
   * @param dropped how many records of the input were not taken, by reason
   * @param origin where the data comes from
   * @return what is there now
   */
  public Published publish(Bucket bucket, String key, Map<String, Long> dropped, Origin origin)
      throws IOException {
    Handover own = new Handover(file.finish().sha256().hex(), records, dropped, origin);
    return publish(bucket, key, own, upload(own.metadata()));
  }

  /**
   * Hands over something else than lines; otherwise as the method beside.
   *
   * @param own what its metadata are to say
   */
  public static Published publish(Bucket bucket, String key, Handover own, Upload upload)
      throws IOException {
    if (bucket.create(key, upload)) {
      return new Published(own, false);
    }
    return find(bucket, key)
        .map(there -> new Published(there, !there.equals(own)))
        .orElseThrow(
            () -> new IOException(bucket.locationOf(key) + " was there and is gone; try again"));
  }

  /** What was handed over under a key already, if anything was. */
  public static Optional<Handover> find(Bucket bucket, String key) throws IOException {
    Optional<Bucket.Held> held = bucket.head(key);
    return held.isEmpty()
        ? Optional.empty()
        : Optional.of(Handover.of(held.get().metadata(), bucket.locationOf(key)));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * What is there after publishing.
   *
   * @param handover what it says of itself
   * @param repeated whether it is not what was to be published, but another's
   */
  public record Published(Handover handover, boolean repeated) {}
}

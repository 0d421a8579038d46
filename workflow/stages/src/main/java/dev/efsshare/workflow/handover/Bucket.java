package dev.efsshare.workflow.handover;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket, as stages need it.
 *
 * <p>Rules for implementations: an object appears whole or not at all; of several that create one
 * key, one does; what was written is seen by every call that begins afterwards. What can pass by
 * itself is tried again inside, which is safe, since no call here does anything twice.
 *
 * <p>Errors: {@link dev.efsshare.transfer.ObjectStoreException}, whose kind tells whether trying
 * again can help, or another {@link IOException} when the connection fails. Thread-safe.
 */
public interface Bucket {

  /** What is known of an object, or empty if there is none. */
  Optional<Held> head(String key) throws IOException;

  /**
   * Opens an object.
   *
   * @throws dev.efsshare.transfer.ObjectStoreException of kind NOT_FOUND if there is none
   */
  Content open(String key) throws IOException;

  /**
   * Creates an object.
   *
   * @return false if there is one already, which stays as it is; it may be this very one, whose
   *     answer was lost
   */
  boolean create(String key, Upload upload) throws IOException;

  /**
   * Replaces an object, if it is still the one that was looked at.
   *
   * @return false if it is another one by now, which stays as it is
   */
  boolean replace(Held held, Upload upload) throws IOException;

  /** The name by which people know an object: {@code s3://bucket/key}. */
  String locationOf(String key);

  /**
   * An object that is there.
   *
   * @param key its key
   * @param sizeBytes its size
   * @param eTag names this very content
   * @param metadata the writer's own, by lower-case name
   */
  record Held(String key, long sizeBytes, String eTag, Map<String, String> metadata) {}

  /**
   * The content of an object.
   *
   * @param held which
   * @param stream from the first byte; closing it early is cheap
   */
  record Content(Held held, InputStream stream) implements Closeable {
    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}

package dev.efsshare.transfer;

import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.FileId;
import dev.efsshare.store.StoreKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which object becomes a generation of which key. Immutable; start from {@link #of}.
 *
 * @param object the object, with its version if one is meant
 * @param key the key it is stored under
 * @param existing what to do when the key has a generation already
 * @param sequencer of the event that asks for this (hexadecimal), or null
 * @param maxBytes a larger object is refused before any of it is fetched
 * @param timeLimit for the whole ingest, or null; see {@link ObjectIngestor} for what it bounds
 * @param fileId the id that the content gets if it is stored
 */
public record IngestRequest(
    ObjectRef object,
    StoreKey key,
    ExistingPolicy existing,
    @Nullable String sequencer,
    long maxBytes,
    @Nullable Duration timeLimit,
    FileId fileId) {

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if maxBytes is negative or the time limit is not positive
   */
  public IngestRequest {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes " + maxBytes + " is negative");
    }
    if (timeLimit != null && (timeLimit.isNegative() || timeLimit.isZero())) {
      throw new IllegalArgumentException("timeLimit " + timeLimit + " is not positive");
    }
  }

  /**
   * A request with a new id, no event, no limits, and {@link ExistingPolicy#KEEP}.
   *
   * @param object the object
   * @param key the key it is stored under
   * @return the request
   */
  public static IngestRequest of(ObjectRef object, StoreKey key) {
    return new IngestRequest(
        object, key, ExistingPolicy.KEEP, null, Long.MAX_VALUE, null, FileId.random());
  }

  /**
   * This request with another policy.
   *
   * @param value the new value
   * @return a copy
   */
  public IngestRequest withExisting(ExistingPolicy value) {
    return new IngestRequest(object, key, value, sequencer, maxBytes, timeLimit, fileId);
  }

  /**
   * This request as an event asks for it.
   *
   * @param value the event's sequencer (hexadecimal), or null
   * @return a copy
   */
  public IngestRequest withSequencer(@Nullable String value) {
    return new IngestRequest(object, key, existing, value, maxBytes, timeLimit, fileId);
  }

  /**
   * This request with a size limit.
   *
   * @param value in bytes
   * @return a copy
   */
  public IngestRequest withMaxBytes(long value) {
    return new IngestRequest(object, key, existing, sequencer, value, timeLimit, fileId);
  }

  /**
   * This request with a time limit.
   *
   * @param value for the whole ingest, or null
   * @return a copy
   */
  public IngestRequest withTimeLimit(@Nullable Duration value) {
    return new IngestRequest(object, key, existing, sequencer, maxBytes, value, fileId);
  }

  /**
   * This request with another id.
   *
   * @param value the new value
   * @return a copy
   */
  public IngestRequest withFileId(FileId value) {
    return new IngestRequest(object, key, existing, sequencer, maxBytes, timeLimit, value);
  }
}

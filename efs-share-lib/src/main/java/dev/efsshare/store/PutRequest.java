package dev.efsshare.store;

import dev.efsshare.ChecksumAlgorithm;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to store under which key. Immutable; start from {@link #of}.
 *
 * @param key the key
 * @param fileId the id that the content gets if it is stored
 * @param existing what to do when the key has a generation already
 * @param source the object version the content comes from, or null
 * @param checksums recorded beside SHA-256
 * @param maxBytes more content than this is refused
 * @param timeLimit for the whole put, or null
 */
public record PutRequest(
    StoreKey key,
    FileId fileId,
    ExistingPolicy existing,
    @Nullable SourceVersion source,
    Set<ChecksumAlgorithm> checksums,
    long maxBytes,
    @Nullable Duration timeLimit) {

  /** Copies the set. */
  public PutRequest {
    checksums = Set.copyOf(checksums);
  }

  /**
   * A request with a new id, no source, no limits, and {@link ExistingPolicy#KEEP}.
   *
   * @param key the key
   * @return the request
   */
  public static PutRequest of(StoreKey key) {
    return new PutRequest(
        key, FileId.random(), ExistingPolicy.KEEP, null, Set.of(), Long.MAX_VALUE, null);
  }

  /**
   * This request with another id.
   *
   * @param value the new value
   * @return a copy
   */
  public PutRequest withFileId(FileId value) {
    return new PutRequest(key, value, existing, source, checksums, maxBytes, timeLimit);
  }

  /**
   * This request with another policy.
   *
   * @param value the new value
   * @return a copy
   */
  public PutRequest withExisting(ExistingPolicy value) {
    return new PutRequest(key, fileId, value, source, checksums, maxBytes, timeLimit);
  }

  /**
   * This request with a source.
   *
   * @param value the new value, or null
   * @return a copy
   */
  public PutRequest withSource(@Nullable SourceVersion value) {
    return new PutRequest(key, fileId, existing, value, checksums, maxBytes, timeLimit);
  }

  /**
   * This request with further checksums.
   *
   * @param value the new value
   * @return a copy
   */
  public PutRequest withChecksums(Set<ChecksumAlgorithm> value) {
    return new PutRequest(key, fileId, existing, source, value, maxBytes, timeLimit);
  }

  /**
   * This request with a size limit.
   *
   * @param value in bytes
   * @return a copy
   */
  public PutRequest withMaxBytes(long value) {
    return new PutRequest(key, fileId, existing, source, checksums, value, timeLimit);
  }

  /**
   * This request with a time limit.
   *
   * @param value for the whole put, or null
   * @return a copy
   */
  public PutRequest withTimeLimit(@Nullable Duration value) {
    return new PutRequest(key, fileId, existing, source, checksums, maxBytes, value);
  }
}

package dev.efsshare.store;

import dev.efsshare.ContentSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows of one generation. Immutable, and so is the file it names.
 *
 * @param key the key
 * @param fileId names the content
 * @param generation 1 for the first of a key, then one more each time; numbers are never used again
 * @param content size and checksums, SHA-256 among them
 * @param source the object it was made from, or null
 * @param verifiedBy against what the content was checked when it was stored
 * @param createdAt by the writer's clock; for people, nothing is decided by it
 */
public record FileRecord(
    StoreKey key,
    FileId fileId,
    long generation,
    ContentSummary content,
    @Nullable SourceVersion source,
    Verification verifiedBy,
    Instant createdAt) {

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the generation is not positive
   * @throws IllegalStateException if there is no SHA-256
   */
  public FileRecord {
    if (generation <= 0) {
      throw new IllegalArgumentException("generation " + generation + " is not positive");
    }
    content.sha256();
  }
}

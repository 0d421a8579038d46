package dev.efsshare.transfer;

import dev.efsshare.ContentChecksum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an object store tells of an object without its content. Immutable.
 *
 * @param ref the object, with its version where the bucket has versions
 * @param sizeBytes its size, in bytes
 * @param eTag its entity tag, without quotes
 * @param checksum the checksum of the whole object that the store holds, or null
 * @param parts of an object whose checksum is composite: each part's size and checksum, in order;
 *     else empty
 */
public record ObjectInfo(
    ObjectRef ref,
    long sizeBytes,
    String eTag,
    @Nullable ContentChecksum checksum,
    List<Part> parts) {

  /** Copies the list. */
  public ObjectInfo {
    parts = List.copyOf(parts);
  }

  /**
   * One part of an object with a composite checksum.
   *
   * @param sizeBytes its size, in bytes
   * @param checksum its checksum
   */
  public record Part(long sizeBytes, ContentChecksum checksum) {}
}

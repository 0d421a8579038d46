package dev.efsshare.transfer;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ContentChecksum;
import dev.efsshare.ContentSummary;
import dev.efsshare.store.Verification;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Hashes the content of one object in order, and checks it against what the store holds: a checksum
 * of the whole, the checksums of its parts, or nothing. SHA-256 is always computed.
 *
 * <p>A full-object CRC is computed in the same pass rather than combined from the CRCs of ranges:
 * SHA-256 has to pass over all bytes in order anyway, and next to it a CRC costs little.
 */
final class ContentCheck {

  private final ObjectInfo object;
  private final ChecksumCalculator whole;
  private final PartsCheck parts;

  /**
   * A check that has seen nothing yet.
   *
   * @throws ChecksumMismatchException if the sizes that the store tells contradict each other
   */
  ContentCheck(ObjectInfo object) throws ChecksumMismatchException {
    this.object = object;
    this.whole = ChecksumCalculator.of(algorithmsOf(object));
    this.parts = new PartsCheck(object);
  }

  /** What is computed of the whole object. */
  static Set<ChecksumAlgorithm> algorithmsOf(ObjectInfo object) {
    EnumSet<ChecksumAlgorithm> algorithms = EnumSet.of(ChecksumAlgorithm.SHA_256);
    if (object.checksum() != null) {
      algorithms.add(object.checksum().algorithm());
    }
    return algorithms;
  }

  /** Takes the next bytes into account. */
  void update(ByteBuffer content) throws ChecksumMismatchException {
    parts.update(content.duplicate());
    whole.update(content);
  }

  /** Size and checksums of everything. */
  ContentSummary finish() throws ChecksumMismatchException {
    ContentSummary found = whole.finish();
    ContentChecksum expected = object.checksum();
    if (expected != null) {
      Optional<ContentChecksum> actual = found.checksum(expected.algorithm());
      if (!actual.equals(Optional.of(expected))) {
        throw new ChecksumMismatchException(
            object.ref().toString(), actual.orElseThrow() + ", not " + expected);
      }
    }
    return found;
  }

  /** Against what the content is checked. */
  Verification verification() {
    if (object.checksum() != null) {
      return Verification.fullObject(object.checksum().algorithm());
    }
    return object.parts().isEmpty()
        ? Verification.NONE
        : Verification.composite(object.parts().getFirst().checksum().algorithm());
  }
}

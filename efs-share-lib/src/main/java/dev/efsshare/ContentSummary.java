package dev.efsshare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of some content without holding it: its size and its checksums. Immutable.
 *
 * @param sizeBytes the number of bytes, 0 or more
 * @param checksums one for each algorithm at most, in the order of {@link ChecksumAlgorithm}
 */
public record ContentSummary(long sizeBytes, List<ContentChecksum> checksums) {

  /**
   * Checks and orders the components.
   *
   * @throws IllegalArgumentException if the size is negative or an algorithm occurs twice
   */
  public ContentSummary {
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes " + sizeBytes + " is negative");
    }
    List<ContentChecksum> ordered = new ArrayList<>(checksums);
    ordered.sort(Comparator.comparing(ContentChecksum::algorithm));
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).algorithm() == ordered.get(i - 1).algorithm()) {
        throw new IllegalArgumentException(
            "two values for " + ordered.get(i).algorithm().standardName() + ": " + ordered);
      }
    }
    checksums = List.copyOf(ordered);
  }

  /**
   * The checksum of one algorithm.
   *
   * @param algorithm which one
   * @return the checksum, empty if it was not computed
   */
  public Optional<ContentChecksum> checksum(ChecksumAlgorithm algorithm) {
    return checksums.stream().filter(c -> c.algorithm() == algorithm).findFirst();
  }

  /**
   * The SHA-256.
   *
   * @return the checksum
   * @throws IllegalStateException if it was not computed
   */
  public ContentChecksum sha256() {
    return checksum(ChecksumAlgorithm.SHA_256)
        .orElseThrow(() -> new IllegalStateException("no SHA-256 was computed: " + this));
  }

  /**
   * Finds the first difference to another summary of the same content.
   *
   * @param other the other summary
   * @return empty if the sizes and all checksums that both have are equal and they share at least
   *     one; else the difference in words, this summary's value first
   */
  public Optional<String> differenceTo(ContentSummary other) {
    if (sizeBytes != other.sizeBytes) {
      return Optional.of(sizeBytes + " bytes, not " + other.sizeBytes);
    }
    boolean compared = false;
    for (ContentChecksum mine : checksums) {
      Optional<ContentChecksum> theirs = other.checksum(mine.algorithm());
      if (theirs.isPresent() && !theirs.get().equals(mine)) {
        return Optional.of(mine + ", not " + theirs.get());
      }
      compared |= theirs.isPresent();
    }
    return compared ? Optional.empty() : Optional.of("no checksum in common");
  }
}

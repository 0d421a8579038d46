package dev.efsshare;

import java.time.Duration;

/**
 * Which leftovers to remove, and how much work to do for it. Immutable.
 *
 * @param minimumAge by the server's clock since the last write; longer than any writer can take, or
 *     files of living writers are removed
 * @param maxEntries entries to look at, at most; in a directory those with the name of a temporary
 *     file count, since each costs calls to the server, and listing the others next to nothing
 */
public record ReapOptions(Duration minimumAge, int maxEntries) {

  /** Leftovers of a day, 1,000 entries. */
  public static final ReapOptions DEFAULT = new ReapOptions(Duration.ofHours(24), 1_000);

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the age is negative or maxEntries is not positive
   */
  public ReapOptions {
    if (minimumAge.isNegative()) {
      throw new IllegalArgumentException("minimumAge " + minimumAge + " is negative");
    }
    if (maxEntries <= 0) {
      throw new IllegalArgumentException("maxEntries " + maxEntries + " is not positive");
    }
  }
}

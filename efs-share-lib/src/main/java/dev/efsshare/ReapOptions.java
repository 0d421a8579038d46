package dev.efsshare;

import java.time.Duration;

/**
 * Which leftovers to remove, and how much work to do for it. Immutable.
 *
 * @param minimumAge by the server's clock since the last write; longer than any writer can take, or
 *     files of living writers are removed
 * @param maxEntries directory entries to look at, at most
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

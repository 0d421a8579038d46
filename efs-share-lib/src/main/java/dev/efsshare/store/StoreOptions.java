package dev.efsshare.store;

import java.time.Duration;

/**
 * How long a store keeps what is not the newest. Immutable; start from {@link #DEFAULT}.
 *
 * @param grace by the server's clock; a generation is kept this long after it was replaced, and
 *     what no record names is kept this long after it was begun. It must be longer than the longest
 *     put and the longest read that can run, or theirs are removed under them
 * @param keepGenerations generations that are kept whatever their age, at least 2
 * @param pruneLimit generations of one key that one call removes, at most
 */
public record StoreOptions(Duration grace, int keepGenerations, int pruneLimit) {

  /** 24 hours (a Lambda function runs for 15 minutes at most), 2 generations, 100 at a time. */
  public static final StoreOptions DEFAULT = new StoreOptions(Duration.ofHours(24), 2, 100);

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the grace time is negative, fewer than 2 generations are
   *     kept, or the limit is not positive
   */
  public StoreOptions {
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace " + grace + " is negative");
    }
    if (keepGenerations < 2) {
      throw new IllegalArgumentException(
          "keepGenerations " + keepGenerations + " is below 2: the newest and the one before");
    }
    if (pruneLimit <= 0) {
      throw new IllegalArgumentException("pruneLimit " + pruneLimit + " is not positive");
    }
  }

  /**
   * These options with another grace time.
   *
   * @param value by the server's clock, longer than the longest put and the longest read
   * @return a copy
   */
  public StoreOptions withGrace(Duration value) {
    return new StoreOptions(value, keepGenerations, pruneLimit);
  }

  /**
   * These options with another number of generations.
   *
   * @param value kept whatever their age, at least 2
   * @return a copy
   */
  public StoreOptions withKeepGenerations(int value) {
    return new StoreOptions(grace, value, pruneLimit);
  }

  /**
   * These options with another limit.
   *
   * @param value generations of one key that one call removes, at most
   * @return a copy
   */
  public StoreOptions withPruneLimit(int value) {
    return new StoreOptions(grace, keepGenerations, value);
  }
}

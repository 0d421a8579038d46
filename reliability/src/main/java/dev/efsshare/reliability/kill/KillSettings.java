package dev.efsshare.reliability.kill;

import dev.efsshare.reliability.workload.LibraryPublishers;
import dev.efsshare.reliability.workload.PublisherFactory;

/**
 * How long and how hard to kill. Immutable; start from {@link #DEFAULT}.
 *
 * @param rounds kills
 * @param seed of everything that is drawn: contents, targets, moments
 * @param writers processes that live at a time
 * @param roundsBetweenAudits after so many kills nobody writes and everything is looked at
 * @param mostCalls that a process ends before it is killed; fewer are as likely
 * @param maxBytes of the largest content
 * @param publishers what the workers publish with
 */
public record KillSettings(
    int rounds,
    long seed,
    int writers,
    int roundsBetweenAudits,
    int mostCalls,
    int maxBytes,
    Class<? extends PublisherFactory> publishers) {

  /** 1,000 rounds by four writers at a time. */
  public static final KillSettings DEFAULT =
      new KillSettings(1_000, 1, 4, 40, 40, 1 << 20, LibraryPublishers.class);

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if there is nothing to do
   */
  public KillSettings {
    requirePositive("rounds", rounds);
    requirePositive("writers", writers);
    requirePositive("rounds between audits", roundsBetweenAudits);
    requirePositive("the largest content", maxBytes);
    requirePositive("the most calls", mostCalls);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("%s must be 1 or more, not %d".formatted(name, value));
    }
  }

  /**
   * These settings with other rounds.
   *
   * @param value kills
   * @return a copy
   */
  public KillSettings withRounds(int value) {
    return new KillSettings(
        value, seed, writers, roundsBetweenAudits, mostCalls, maxBytes, publishers);
  }

  /**
   * These settings with another seed.
   *
   * @param value of everything that is drawn
   * @return a copy
   */
  public KillSettings withSeed(long value) {
    return new KillSettings(
        rounds, value, writers, roundsBetweenAudits, mostCalls, maxBytes, publishers);
  }

  /**
   * These settings with other writers.
   *
   * @param value processes that live at a time
   * @return a copy
   */
  public KillSettings withWriters(int value) {
    return new KillSettings(
        rounds, seed, value, roundsBetweenAudits, mostCalls, maxBytes, publishers);
  }

  /**
   * These settings with another publisher; a broken one shows that the campaign would tell.
   *
   * @param value what the workers publish with
   * @return a copy
   */
  public KillSettings withPublishers(Class<? extends PublisherFactory> value) {
    return new KillSettings(rounds, seed, writers, roundsBetweenAudits, mostCalls, maxBytes, value);
  }
}

package dev.efsshare;

import java.time.Duration;

/**
 * How far a reader goes when a file that should be there is not, or not yet, what the server has.
 * Immutable; start from {@link #DEFAULT}.
 *
 * <p>On NFS a name may be missing for a moment while it is replaced, a client may serve a name or a
 * file that is older than what the server has, and a file that was open may be gone ("Stale file
 * handle"). Looking again, after the client was made to ask the server, cures all of these. Between
 * attempts that found nothing the reader waits for 10 ms, 20 ms, 40 ms and so on, 1 s at most.
 *
 * @param attempts how often the file is opened, at most; 1 never looks again
 * @param time no further attempt begins later than this after the first one failed; an attempt that
 *     has begun is never broken off, and on a hard mount it waits for the server as long as it
 *     takes
 */
public record ReadBudget(int attempts, Duration time) {

  /**
   * 6 attempts within 60 s: a file that really is missing is told after 0.2 s, and a server may
   * restart meanwhile (with a grace period of 20 s an open was seen to take 26 s).
   */
  public static final ReadBudget DEFAULT = new ReadBudget(6, Duration.ofSeconds(60));

  /** One attempt, for those who look again themselves. */
  public static final ReadBudget ONCE = new ReadBudget(1, Duration.ZERO);

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if attempts is not positive or the time is negative
   */
  public ReadBudget {
    if (attempts <= 0) {
      throw new IllegalArgumentException("attempts " + attempts + " is not positive");
    }
    if (time.isNegative()) {
      throw new IllegalArgumentException("time " + time + " is negative");
    }
  }
}

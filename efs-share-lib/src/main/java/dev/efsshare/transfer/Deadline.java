package dev.efsshare.transfer;

import dev.efsshare.DeadlineExceededException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Until when something has to be done.
 *
 * @param name what has to be done, for the error
 * @param limit the time there was at the start, or null for no limit
 * @param startNanos by {@link System#nanoTime()}
 */
record Deadline(String name, @Nullable Duration limit, long startNanos) {

  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  static Deadline in(@Nullable Duration limit, ObjectRef object) {
    return new Deadline(object.toString(), limit, System.nanoTime());
  }

  /** In nanoseconds, positive; a very long time if there is no limit. */
  long remainingNanos() throws DeadlineExceededException {
    if (limit == null || limit.compareTo(FOR_EVER) >= 0) {
      return Long.MAX_VALUE;
    }
    long remaining = limit.toNanos() - (System.nanoTime() - startNanos);
    if (remaining <= 0) {
      throw new DeadlineExceededException(name, limit);
    }
    return remaining;
  }

  /** The exception for a deadline that was waited for in vain. */
  DeadlineExceededException exceeded() {
    return new DeadlineExceededException(name, limit == null ? FOR_EVER : limit);
  }

  /** Positive, or null if there is no limit. */
  @Nullable Duration remaining() throws DeadlineExceededException {
    return limit == null ? null : Duration.ofNanos(remainingNanos());
  }
}

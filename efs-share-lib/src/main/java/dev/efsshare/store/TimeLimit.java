package dev.efsshare.store;

import dev.efsshare.DeadlineExceededException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long one put may take. */
final class TimeLimit {
  private final StoreKey key;
  private final @Nullable Duration limit;
  private final long startNanos = System.nanoTime();

  TimeLimit(StoreKey key, @Nullable Duration limit) {
    this.key = key;
    this.limit = limit;
  }

  void check() throws DeadlineExceededException {
    remaining();
  }

  /** What is left, positive; null if there is no limit. */
  @Nullable Duration remaining() throws DeadlineExceededException {
    if (limit == null) {
      return null;
    }
    Duration remaining = limit.minusNanos(System.nanoTime() - startNanos);
    if (!remaining.isPositive()) {
      throw new DeadlineExceededException(key.value(), limit);
    }
    return remaining;
  }
}

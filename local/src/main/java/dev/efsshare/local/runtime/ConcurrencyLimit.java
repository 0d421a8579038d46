package dev.efsshare.local.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** A number of requests in flight that may not be exceeded. Safe for use by several threads. */
final class ConcurrencyLimit {

  private final int limit;
  private final String reason;
  private final AtomicInteger inFlight = new AtomicInteger();

  ConcurrencyLimit(int limit, String reason) {
    this.limit = limit;
    this.reason = reason;
  }

  /** Takes a place; refuses instead of waiting, as Lambda does. */
  void acquire() {
    if (inFlight.incrementAndGet() > limit) {
      inFlight.decrementAndGet();
      throw new ThrottledException(reason);
    }
  }

  void release() {
    inFlight.decrementAndGet();
  }
}

package dev.efsshare.testkit;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts calls to one of them, or is every call. */
final class NthCall {
  private static final int EVERY = 0;

  private final int n;
  private final AtomicInteger count = new AtomicInteger();

  private NthCall(int n) {
    this.n = n;
  }

  static NthCall at(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("calls are counted from 1, not " + n);
    }
    return new NthCall(n);
  }

  static NthCall every() {
    return new NthCall(EVERY);
  }

  /** The same one, nothing counted yet. */
  NthCall afresh() {
    return new NthCall(n);
  }

  /** Counts a call. */
  boolean isDue() {
    return n == EVERY || count.incrementAndGet() == n;
  }

  @Override
  public String toString() {
    return n == EVERY ? "every" : "number " + n;
  }
}

package dev.efsshare.benchmarks.comparison;

import java.time.Duration;

/** Durations as numbers. */
final class Millis {
  private Millis() {}

  static double of(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}

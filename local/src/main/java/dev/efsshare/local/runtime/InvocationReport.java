package dev.efsshare.local.runtime;

import java.time.Duration;
import java.util.Optional;

/**
 * What the platform reports of an invocation that has ended.
 *
 * @param requestId the request's id
 * @param outcome how it ended
 * @param duration time in the function
 * @param initDuration the environment's initialisation, on its first invocation only
 * @param memoryMb memory the function is given, MiB
 * @param usedMemoryMb most memory the environment has used so far, MiB
 */
record InvocationReport(
    String requestId,
    Outcome outcome,
    Duration duration,
    Optional<Duration> initDuration,
    int memoryMb,
    int usedMemoryMb) {

  double durationMillis() {
    return millis(duration);
  }

  Optional<Double> initMillis() {
    return initDuration.map(InvocationReport::millis);
  }

  /** The initialisation is billed, too. */
  long billedMillis() {
    return (long) Math.ceil(durationMillis() + initMillis().orElse(0.0));
  }

  /** Never more than the function is given, though the process may exceed it for a moment. */
  int maxMemoryUsedMb() {
    return Math.min(memoryMb, usedMemoryMb);
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}

package dev.efsshare.consumer;

import java.util.LinkedHashMap;
import java.util.Map;

/** Measures steps one after the other, in milliseconds to three decimals. For one thread. */
final class Stopwatch {
  private final Map<String, Double> steps = new LinkedHashMap<>();
  private final long start = System.nanoTime();
  private long stepStart = start;

  /** Ends a step. */
  void lap(String name) {
    long now = System.nanoTime();
    steps.put(name, millis(now - stepStart));
    stepStart = now;
  }

  Map<String, Double> steps() {
    return steps;
  }

  long totalMillis() {
    return Math.round((System.nanoTime() - start) / 1e6);
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 1e3) / 1e3;
  }
}

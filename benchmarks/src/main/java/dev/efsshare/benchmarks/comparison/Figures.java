package dev.efsshare.benchmarks.comparison;

import java.util.HashMap;
import java.util.Map;

/** Series by name of the contestant. For one thread. */
final class Figures {
  private final Map<String, Series> series = new HashMap<>();

  void add(String contestant, double value) {
    series.computeIfAbsent(contestant, Series::of).add(value);
  }

  /** What was measured, or the reason why nothing was. */
  Series of(Contestant contestant) {
    return of(contestant.name(), contestant.missing());
  }

  Series of(String contestant, String missing) {
    Series found = series.get(contestant);
    return found == null ? Series.missing(contestant, missing) : found;
  }
}

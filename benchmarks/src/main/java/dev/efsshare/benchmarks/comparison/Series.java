package dev.efsshare.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * What one contestant was measured at, again and again, or why it was not. For one thread.
 *
 * @param contestant who
 * @param values in the order in which they were measured
 * @param missing why there are none, in words; empty if nothing is in the way
 */
record Series(String contestant, List<Double> values, String missing) {

  static Series of(String contestant) {
    return new Series(contestant, new ArrayList<>(), "");
  }

  static Series missing(String contestant, String why) {
    return new Series(contestant, List.of(), why);
  }

  void add(double value) {
    values.add(value);
  }

  boolean measured() {
    return !values.isEmpty();
  }

  double median() {
    List<Double> sorted = sorted();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The value that 95 of 100 are no worse than: the nearest rank. */
  double p95(boolean moreIsBetter) {
    List<Double> sorted = sorted();
    int rank = (int) Math.ceil(0.95 * sorted.size());
    return sorted.get(moreIsBetter ? sorted.size() - rank : rank - 1);
  }

  private List<Double> sorted() {
    if (values.isEmpty()) {
      throw new IllegalStateException(contestant + " was not measured: " + missing);
    }
    return values.stream().sorted().toList();
  }
}

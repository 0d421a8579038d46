package dev.efsshare.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Figures of one kind, in the order in which they were measured. Thread-safe. */
public final class Samples {
  private final List<Double> values = Collections.synchronizedList(new ArrayList<>());

  /**
   * Adds a time.
   *
   * @param time counted in milliseconds
   */
  public void add(Duration time) {
    add(time.toNanos() / 1e6);
  }

  /**
   * Adds a figure.
   *
   * @param value in the unit of all of them
   */
  public void add(double value) {
    values.add(Math.round(value * 10) / 10.0);
  }

  /**
   * How many there are.
   *
   * @return their number
   */
  public int count() {
    return values.size();
  }

  /**
   * The median.
   *
   * @return of an even number of values, halfway between the two in the middle
   * @throws IllegalStateException if there are none
   */
  public double p50() {
    List<Double> sorted = sorted();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return Math.round(median * 100) / 100.0;
  }

  /**
   * What 95 of 100 are not above: the nearest rank.
   *
   * @return one of the values
   * @throws IllegalStateException if there are none
   */
  public double p95() {
    return rank(0.95);
  }

  /**
   * The largest.
   *
   * @return one of the values
   */
  public double max() {
    return rank(1);
  }

  /**
   * The smallest.
   *
   * @return one of the values
   */
  public double min() {
    return rank(0);
  }

  /**
   * The mean.
   *
   * @return to one decimal
   */
  public double mean() {
    double sum = all().stream().mapToDouble(Double::doubleValue).sum();
    return Math.round(10 * sum / Math.max(1, count())) / 10.0;
  }

  /**
   * All of them.
   *
   * @return a copy, in the order in which they came
   */
  public List<Double> all() {
    synchronized (values) {
      return List.copyOf(values);
    }
  }

  private double rank(double part) {
    List<Double> sorted = sorted();
    int rank = (int) Math.ceil(part * sorted.size());
    return sorted.get(Math.max(1, rank) - 1);
  }

  private List<Double> sorted() {
    List<Double> sorted = all().stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    return sorted;
  }
}

package dev.efsshare.paper.chart;

import java.util.List;

/**
 * What was measured again and again. Immutable.
 *
 * @param values in the order in which they were measured; at least one
 * @param moreIsBetter whether the worst is the smallest
 */
public record Spread(List<Double> values, boolean moreIsBetter) {
  private static final double SHARE = 0.95;

  /** Copies. */
  public Spread {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a spread needs at least one value");
    }
    values = List.copyOf(values);
  }

  /**
   * The middle.
   *
   * @return of an even number of values, halfway between the two in the middle
   */
  public double median() {
    List<Double> sorted = sorted();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /**
   * What 95 of 100 are no worse than: the nearest rank.
   *
   * @return one of the values
   */
  public double p95() {
    List<Double> sorted = sorted();
    int rank = (int) Math.ceil(SHARE * sorted.size());
    return sorted.get(moreIsBetter ? sorted.size() - rank : rank - 1);
  }

  private List<Double> sorted() {
    return values.stream().sorted().toList();
  }
}

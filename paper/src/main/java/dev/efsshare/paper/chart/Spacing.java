package dev.efsshare.paper.chart;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;

/** Moves labels that would lie over each other. Stateless. */
final class Spacing {
  private Spacing() {}

  /** Neighbours that stand as close as they may, around the middle of where they want to be. */
  private record Group(double sum, int size) {
    double mean() {
      return sum / size;
    }

    Group with(Group other) {
      return new Group(sum + other.sum, size + other.size);
    }
  }

  /**
   * Places as near as can be to the wanted ones, in the same order, no two nearer than the gap.
   *
   * @param wanted in any order
   * @param gap the least distance
   * @param low no place is below
   * @param high no place is above, if there is room for all
   */
  static double[] apart(double[] wanted, double gap, double low, double high) {
    Integer[] order = new Integer[wanted.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> wanted[i]));
    Deque<Group> groups = new ArrayDeque<>();
    for (int rank = 0; rank < order.length; rank++) {
      Group group = new Group(wanted[order[rank]] - rank * gap, 1);
      while (!groups.isEmpty() && groups.getLast().mean() > group.mean()) {
        group = groups.removeLast().with(group);
      }
      groups.addLast(group);
    }
    double highest = high - (order.length - 1) * gap;
    double[] places = new double[wanted.length];
    int rank = 0;
    for (Group group : groups) {
      double first = Math.max(low, Math.min(highest, group.mean()));
      for (int i = 0; i < group.size(); i++, rank++) {
        places[order[rank]] = first + rank * gap;
      }
    }
    return places;
  }
}

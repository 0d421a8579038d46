package dev.efsshare.paper.diagram;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A line with a head at its end. Lengths are in points.
 *
 * @param corners from its beginning to its end; at least two
 * @param both whether it has a head at its beginning, too
 */
public record Arrow(List<Point2D> corners, boolean both) {
  /** Copies. */
  public Arrow {
    corners = List.copyOf(corners);
    if (corners.size() < 2) {
      throw new IllegalArgumentException("an arrow leads from one point to another");
    }
  }

  /**
   * An arrow.
   *
   * @param coordinates x and y of each corner
   * @return with one head
   */
  public static Arrow of(double... coordinates) {
    return new Arrow(corners(coordinates), false);
  }

  /**
   * An arrow to both sides.
   *
   * @param coordinates x and y of each corner
   * @return with two heads
   */
  public static Arrow both(double... coordinates) {
    return new Arrow(corners(coordinates), true);
  }

  private static List<Point2D> corners(double... coordinates) {
    List<Point2D> corners = new ArrayList<>();
    for (int i = 0; i + 1 < coordinates.length; i += 2) {
      corners.add(new Point2D.Double(coordinates[i], coordinates[i + 1]));
    }
    return corners;
  }
}

package dev.efsshare.pictures;

import java.awt.Graphics2D;

/**
 * Something to draw, of a fixed size. Lengths are in points, of which 72 are an inch.
 *
 * <p>Implementations draw the same each time they are asked to, with text in {@link Typeface}.
 */
public interface Picture {
  /**
   * From left to right.
   *
   * @return in points, above 0
   */
  int width();

  /**
   * From top to bottom.
   *
   * @return in points, above 0
   */
  int height();

  /**
   * Draws.
   *
   * @param graphics white, with black paint and text of {@link Typeface}; x grows to the right, y
   *     downwards. What is changed of it need not be changed back
   */
  void paint(Graphics2D graphics);
}

package dev.efsshare.paper.diagram;

/**
 * A box. Lengths are in points.
 *
 * @param left side
 * @param top side
 * @param width of the box
 * @param height of the box
 * @param kind how it looks
 * @param text in its middle, of a frame in its upper corner; may have several lines
 */
public record Box(double left, double top, double width, double height, Kind kind, String text) {

  /** How a box looks. */
  public enum Kind {
    /** Something that runs: white, rounded. */
    PROCESS,
    /** Something that keeps: grey, square. */
    STORE,
    /** What is around others: dashes. */
    FRAME,
    /** Words alone. */
    TEXT
  }

  double centreX() {
    return left + width / 2;
  }

  double centreY() {
    return top + height / 2;
  }
}

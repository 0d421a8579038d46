package dev.efsshare.paper.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.renderer.xy.XYErrorRenderer;

/** How a line and its points look; no two are alike in grey. */
enum Mark {
  /** Full line, filled circle. */
  FIRST(circle(), true, 1.1f),
  /** Long dashes, filled square. */
  SECOND(square(), true, 0.9f, 5, 2),
  /** Full thin line, open circle. */
  THIRD(circle(), false, 0.6f),
  /** Short dashes, open square. */
  FOURTH(square(), false, 0.7f, 2, 2),
  /** Dots and dashes, filled triangle. */
  FIFTH(triangle(), true, 0.7f, 5, 2, 1, 2),
  /** Dots, open triangle. */
  SIXTH(triangle(), false, 0.8f, 1, 1.6f);

  private static final Stroke OUTLINE = new BasicStroke(0.7f);

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final Shape shape;

  private final boolean filled;

  @SuppressWarnings("ImmutableEnumChecker") // immutable, though its type does not say so
  private final Stroke stroke;

  Mark(Shape shape, boolean filled, float width, float... dashes) {
    this.shape = shape;
    this.filled = filled;
    this.stroke =
        dashes.length == 0
            ? new BasicStroke(width)
            : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  void applyTo(XYErrorRenderer renderer, int series) {
    renderer.setSeriesShape(series, shape);
    renderer.setSeriesShapesFilled(series, true);
    renderer.setSeriesFillPaint(series, filled ? Color.BLACK : Color.WHITE);
    renderer.setSeriesOutlinePaint(series, Color.BLACK);
    renderer.setSeriesOutlineStroke(series, OUTLINE);
    renderer.setSeriesPaint(series, Color.BLACK);
    renderer.setSeriesStroke(series, stroke);
  }

  /** Draws the mark alone. */
  void draw(Graphics2D graphics, double x, double y) {
    Shape moved = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    graphics.setPaint(filled ? Color.BLACK : Color.WHITE);
    graphics.fill(moved);
    graphics.setPaint(Color.BLACK);
    graphics.setStroke(OUTLINE);
    graphics.draw(moved);
  }

  private static Shape circle() {
    return new Ellipse2D.Double(-2, -2, 4, 4);
  }

  private static Shape square() {
    return new Rectangle2D.Double(-1.8, -1.8, 3.6, 3.6);
  }

  private static Shape triangle() {
    Path2D path = new Path2D.Double();
    path.moveTo(0, -2.4);
    path.lineTo(2.2, 1.8);
    path.lineTo(-2.2, 1.8);
    path.closePath();
    return path;
  }
}

package dev.efsshare.paper.diagram;

import dev.efsshare.pictures.Picture;
import dev.efsshare.pictures.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * Boxes and arrows. Immutable.
 *
 * @param width in points
 * @param height in points
 * @param boxes those behind first
 * @param arrows over the boxes
 */
public record Diagram(int width, int height, List<Box> boxes, List<Arrow> arrows)
    implements Picture {
  private static final Font FONT = Typeface.plain(6.8f);
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final double LINE = 8;
  private static final double HEAD = 4.5;
  private static final Color GREY = new Color(0xe4, 0xe4, 0xe4);
  private static final Color QUIET = new Color(0x50, 0x50, 0x50);
  private static final Stroke THIN = new BasicStroke(0.7f);
  private static final Stroke DASHES =
      new BasicStroke(0.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3, 2}, 0);

  /** Copies. */
  public Diagram {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setFont(FONT);
    boxes.forEach(box -> paint(graphics, box));
    graphics.setPaint(Color.BLACK);
    graphics.setStroke(THIN);
    arrows.forEach(arrow -> paint(graphics, arrow));
  }

  private static void paint(Graphics2D graphics, Box box) {
    Shape shape = shape(box);
    if (box.kind() != Box.Kind.FRAME && box.kind() != Box.Kind.TEXT) {
      graphics.setPaint(box.kind() == Box.Kind.STORE ? GREY : Color.WHITE);
      graphics.fill(shape);
    }
    if (box.kind() != Box.Kind.TEXT) {
      graphics.setPaint(box.kind() == Box.Kind.FRAME ? QUIET : Color.BLACK);
      graphics.setStroke(box.kind() == Box.Kind.FRAME ? DASHES : THIN);
      graphics.draw(shape);
    }
    graphics.setPaint(box.kind() == Box.Kind.FRAME ? QUIET : Color.BLACK);
    write(graphics, box);
  }

  private static Shape shape(Box box) {
    return box.kind() == Box.Kind.PROCESS
        ? new RoundRectangle2D.Double(box.left(), box.top(), box.width(), box.height(), 6, 6)
        : new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height());
  }

  private static void write(Graphics2D graphics, Box box) {
    List<String> lines = box.text().lines().toList();
    boolean isFrame = box.kind() == Box.Kind.FRAME;
    double baseline =
        isFrame ? box.top() + LINE : box.centreY() - LINE * lines.size() / 2 + 0.78 * LINE;
    for (String line : lines) {
      double width = FONT.getStringBounds(line, EXACT).getWidth();
      double left = isFrame ? box.left() + 3 : box.centreX() - width / 2;
      graphics.drawString(line, (float) left, (float) baseline);
      baseline += LINE;
    }
  }

  private static void paint(Graphics2D graphics, Arrow arrow) {
    List<Point2D> corners = arrow.corners();
    Path2D line = new Path2D.Double();
    line.moveTo(corners.getFirst().getX(), corners.getFirst().getY());
    corners.forEach(corner -> line.lineTo(corner.getX(), corner.getY()));
    graphics.draw(line);
    graphics.fill(head(corners.get(corners.size() - 2), corners.getLast()));
    if (arrow.both()) {
      graphics.fill(head(corners.get(1), corners.getFirst()));
    }
  }

  private static Shape head(Point2D from, Point2D tip) {
    double angle = Math.atan2(tip.getY() - from.getY(), tip.getX() - from.getX());
    Path2D head = new Path2D.Double();
    head.moveTo(tip.getX(), tip.getY());
    for (double side : new double[] {angle - 0.42, angle + 0.42}) {
      head.lineTo(tip.getX() - HEAD * Math.cos(side), tip.getY() - HEAD * Math.sin(side));
    }
    head.closePath();
    return head;
  }
}

package dev.efsshare.paper.chart;

import dev.efsshare.pictures.Picture;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Lines over one axis. Immutable.
 *
 * @param across what the level axis shows, with its unit
 * @param up what the upright axis shows, with its unit
 * @param x the level axis
 * @param y the upright axis
 * @param lines at most as many as there are {@link Mark}s
 */
public record LineChart(String across, String up, Scale x, Scale y, List<Line> lines)
    implements Picture {
  private static final List<Mark> MARKS = List.of(Mark.values());
  private static final int HEIGHT = 165;

  /** Between the plot and the labels. */
  private static final double LEADER = 7;

  /** What the mark before a label takes. */
  private static final double MARK = 7;

  private static final double LABEL_HEIGHT = 8.5;

  /** Copies. */
  public LineChart {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > MARKS.size()) {
      throw new IllegalArgumentException(
          "1 to %d lines can be told apart, not %d".formatted(MARKS.size(), lines.size()));
    }
  }

  /**
   * One line.
   *
   * @param label stands at its end
   * @param points from left to right; at least one
   */
  public record Line(String label, List<Point> points) {
    /** Copies. */
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * One point.
   *
   * @param x where
   * @param values what was measured there
   */
  public record Point(double x, Spread values) {}

  @Override
  public int width() {
    return Look.COLUMN;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public void paint(Graphics2D graphics) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    XYErrorRenderer renderer = Look.whiskers(false);
    renderer.setDefaultLinesVisible(true);
    for (int i = 0; i < lines.size(); i++) {
      data.addSeries(series(lines.get(i)));
      MARKS.get(i).applyTo(renderer, i);
    }
    NumberAxis level = Look.axis(across, x, xs().min().orElseThrow(), xs().max().orElseThrow());
    NumberAxis upright = Look.axis("", y, ys().min().orElseThrow(), ys().max().orElseThrow());
    XYPlot plot = Look.plot(data, level, upright, renderer);
    plot.setInsets(new RectangleInsets(0, 0, 0, labelWidth()));
    ChartRenderingInfo drawn = new ChartRenderingInfo();
    Look.chart(plot, up).draw(graphics, new Rectangle2D.Double(0, 0, width(), height()), drawn);
    label(graphics, plot, drawn.getPlotInfo().getDataArea());
  }

  private double labelWidth() {
    return LEADER
        + MARK
        + lines.stream().mapToDouble(line -> Look.width(line.label())).max().orElseThrow();
  }

  private XYIntervalSeries series(Line line) {
    XYIntervalSeries series = new XYIntervalSeries(line.label(), false, true);
    for (Point point : line.points()) {
      double at = x.at(point.x());
      double median = y.at(point.values().median());
      double p95 = y.at(point.values().p95());
      series.add(at, at, at, median, Math.min(median, p95), Math.max(median, p95));
    }
    return series;
  }

  /** Names each line at its end, no name over another, with its mark once more. */
  private void label(Graphics2D graphics, XYPlot plot, Rectangle2D area) {
    ValueAxis level = plot.getDomainAxis();
    ValueAxis upright = plot.getRangeAxis();
    double[] ends =
        lines.stream()
            .mapToDouble(line ->
                upright.valueToJava2D(y.at(last(line).values().median()), area, RectangleEdge.LEFT))
            .toArray();
    double[] places = Spacing.apart(ends, LABEL_HEIGHT, area.getMinY(), area.getMaxY());
    for (int i = 0; i < ends.length; i++) {
      double from = level.valueToJava2D(x.at(last(lines.get(i)).x()), area, RectangleEdge.BOTTOM);
      double to = area.getMaxX() + LEADER;
      graphics.setStroke(new BasicStroke(0.35f));
      graphics.setPaint(Look.QUIET);
      graphics.draw(new Line2D.Double(from + 3, ends[i], to - 1, places[i]));
      MARKS.get(i).draw(graphics, to + MARK / 2, places[i]);
      graphics.setFont(Look.SMALL);
      graphics.setPaint(Look.INK);
      graphics.drawString(
          lines.get(i).label(),
          (float) (to + MARK),
          (float) places[i] + Look.SMALL.getSize2D() / 3);
    }
  }

  private static Point last(Line line) {
    return line.points().getLast();
  }

  private DoubleStream xs() {
    return lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::x);
  }

  private DoubleStream ys() {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .flatMapToDouble(point -> DoubleStream.of(point.values().median(), point.values().p95()));
  }
}

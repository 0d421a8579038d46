package dev.efsshare.paper.chart;

import dev.efsshare.pictures.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Rows of dots: every single value as a ring, the median as a diamond with its number, a whisker to
 * what 95 of 100 are no worse than. Immutable.
 *
 * @param across what the axis shows, with its unit
 * @param x the axis
 * @param rows from top to bottom; at least one
 */
public record DotChart(String across, Scale x, List<Row> rows) implements Picture {
  private static final int ROW = 15;
  private static final int AROUND = 34;

  /** Of the width, what the numbers take. */
  private static final double NUMBERS = 0.2;

  private static final Shape RING = new Ellipse2D.Double(-1.6, -1.6, 3.2, 3.2);
  private static final Shape DIAMOND = diamond();
  private static final Color GREY = new Color(0x80, 0x80, 0x80);

  /** Copies. */
  public DotChart {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a chart needs at least one row");
    }
  }

  /**
   * One row.
   *
   * @param label stands before it
   * @param values what was measured
   */
  public record Row(String label, Spread values) {}

  @Override
  public int width() {
    return Look.COLUMN;
  }

  @Override
  public int height() {
    return AROUND + ROW * rows.size();
  }

  @Override
  public void paint(Graphics2D graphics) {
    NumberAxis level = Look.axis(across, x, all().min().orElseThrow(), all().max().orElseThrow());
    double room = level.getUpperBound() - level.getLowerBound();
    double numbersAt = level.getUpperBound() + 0.02 * room;
    level.setUpperBound(level.getLowerBound() + room / (1 - NUMBERS));
    XYErrorRenderer renderer = renderer();
    XYPlot plot = Look.plot(series(), level, names(), renderer);
    plot.setRangeGridlinesVisible(false);
    // medians over rings
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    for (int i = 0; i < rows.size(); i++) {
      String number = Words.number(rows.get(i).values().median());
      plot.addAnnotation(
          Look.label(number, numbersAt, up(i), Look.SMALL, Look.INK, TextAnchor.CENTER_LEFT));
    }
    JFreeChart chart = Look.chart(plot, "");
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width(), height()));
  }

  private NumberAxis names() {
    List<Scale.Tick> ticks = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ticks.add(new Scale.Tick(up(i), rows.get(i).label()));
    }
    return Look.axis("", new TickAxis(ticks), 0, rows.size());
  }

  /** Rings of all rows, then the medians. */
  private XYIntervalSeriesCollection series() {
    XYIntervalSeries rings = new XYIntervalSeries("values", false, true);
    XYIntervalSeries medians = new XYIntervalSeries("medians", false, true);
    for (int i = 0; i < rows.size(); i++) {
      double up = up(i);
      Spread values = rows.get(i).values();
      for (double value : values.values()) {
        double at = x.at(value);
        rings.add(at, at, at, up, up, up);
      }
      double median = x.at(values.median());
      double p95 = x.at(values.p95());
      medians.add(median, Math.min(median, p95), Math.max(median, p95), up, up, up);
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(rings);
    data.addSeries(medians);
    return data;
  }

  private static XYErrorRenderer renderer() {
    XYErrorRenderer renderer = Look.whiskers(true);
    renderer.setSeriesShape(0, RING);
    renderer.setSeriesFillPaint(0, new Color(0, 0, 0, 0));
    renderer.setSeriesOutlinePaint(0, GREY);
    renderer.setSeriesOutlineStroke(0, new BasicStroke(0.5f));
    renderer.setSeriesPaint(0, new Color(0, 0, 0, 0));
    renderer.setSeriesShape(1, DIAMOND);
    renderer.setSeriesFillPaint(1, Look.INK);
    renderer.setSeriesOutlinePaint(1, Look.INK);
    renderer.setSeriesPaint(1, Look.INK);
    return renderer;
  }

  private double up(int row) {
    return rows.size() - row - 0.5;
  }

  private DoubleStream all() {
    return rows.stream()
        .flatMap(row -> row.values().values().stream())
        .mapToDouble(Double::doubleValue);
  }

  private static Shape diamond() {
    Path2D path = new Path2D.Double();
    path.moveTo(0, -3.2);
    path.lineTo(2.2, 0);
    path.lineTo(0, 3.2);
    path.lineTo(-2.2, 0);
    path.closePath();
    return path;
  }
}

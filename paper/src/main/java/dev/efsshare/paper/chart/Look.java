package dev.efsshare.paper.chart;

import dev.efsshare.pictures.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** What all charts have in common. Stateless. */
final class Look {
  /** A column of a paper: 8.5 cm. */
  static final int COLUMN = 241;

  static final Font SMALL = Typeface.plain(6.5f);
  static final Font USUAL = Typeface.plain(7);
  static final Color INK = Color.BLACK;
  static final Color QUIET = new Color(0x60, 0x60, 0x60);
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final Color GRID = new Color(0xd4, 0xd4, 0xd4);
  private static final Stroke HAIR = new BasicStroke(0.4f);
  private static final Stroke WHISKER = new BasicStroke(0.7f);

  private Look() {}

  static XYErrorRenderer whiskers(boolean across) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(across);
    renderer.setDrawYError(!across);
    renderer.setCapLength(3);
    renderer.setErrorStroke(WHISKER);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setUseFillPaint(true);
    renderer.setUseOutlinePaint(true);
    return renderer;
  }

  static NumberAxis axis(String label, Scale scale, double least, double most) {
    Scale.Ends ends = scale.ends(least, most);
    return axis(label, new TickAxis(scale.ticks(least, most)), ends.low(), ends.high());
  }

  static NumberAxis axis(String label, TickAxis axis, double low, double high) {
    axis.setLabel(label.isEmpty() ? null : label);
    axis.setLabelFont(USUAL);
    axis.setLabelPaint(INK);
    axis.setTickLabelFont(SMALL);
    axis.setTickLabelPaint(INK);
    axis.setTickMarkPaint(INK);
    axis.setAxisLinePaint(INK);
    axis.setTickMarkStroke(HAIR);
    axis.setAxisLineStroke(HAIR);
    axis.setLabelInsets(new RectangleInsets(1, 1, 1, 1));
    axis.setRange(low, high);
    return axis;
  }

  static XYPlot plot(
      XYIntervalSeriesCollection data, NumberAxis x, NumberAxis y, XYErrorRenderer renderer) {
    XYPlot plot = new XYPlot(data, x, y, renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlineStroke(HAIR);
    plot.setRangeGridlineStroke(HAIR);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  /** How wide a label is, in points. */
  static double width(String label) {
    return SMALL.getStringBounds(label, EXACT).getWidth();
  }

  /** The label of the upright axis stands above it, where it needs not be turned. */
  static JFreeChart chart(XYPlot plot, String above) {
    JFreeChart chart = new JFreeChart(null, USUAL, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(3, 4, 3, 6));
    if (!above.isEmpty()) {
      TextTitle title = new TextTitle(above, USUAL);
      title.setHorizontalAlignment(HorizontalAlignment.LEFT);
      title.setPadding(0, 0, 3, 0);
      chart.addSubtitle(title);
    }
    return chart;
  }

  static XYTextAnnotation label(
      String text, double x, double y, Font font, Paint paint, TextAnchor anchor) {
    XYTextAnnotation label = new XYTextAnnotation(text, x, y);
    label.setFont(font);
    label.setPaint(paint);
    label.setTextAnchor(anchor);
    return label;
  }
}

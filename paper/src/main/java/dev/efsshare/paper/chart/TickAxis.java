package dev.efsshare.paper.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis with marks where it is told to have them. */
final class TickAxis extends NumberAxis {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // nobody stores it
  private final List<Scale.Tick> ticks;

  TickAxis(List<Scale.Tick> ticks) {
    this.ticks = List.copyOf(ticks);
    setTickMarkInsideLength(0);
    setTickMarkOutsideLength(2.5f);
    setMinorTickMarkOutsideLength(1.5f);
    setMinorTickMarksVisible(true);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return ticks.stream()
        .map(tick ->
            new NumberTick(
                tick.label().isEmpty() ? TickType.MINOR : TickType.MAJOR,
                tick.at(),
                tick.label(),
                anchor,
                TextAnchor.CENTER,
                0))
        .toList();
  }
}

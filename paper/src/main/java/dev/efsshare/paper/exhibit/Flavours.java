package dev.efsshare.paper.exhibit;

import dev.efsshare.paper.chart.DotChart;
import dev.efsshare.paper.chart.LineChart;
import dev.efsshare.paper.chart.Spread;
import dev.efsshare.paper.data.CompareData;
import dev.efsshare.paper.data.MissingDataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the contestants of a comparison are called, and how they come into charts. Stateless. */
final class Flavours {
  static final String MANAGED = "managed";
  static final String AOT = "aot";
  static final String PYTHON = "python";

  private static final Map<String, String> NAMES =
      Map.of(
          MANAGED, "AWS's Java", AOT, "AOT bundle", PYTHON, "Python", "library", "library alone");

  private Flavours() {}

  /** In words; what a comparison adds to a name, such as "managed cold", is in its line anyway. */
  static String name(String contestant) {
    return NAMES.getOrDefault(contestant.replaceFirst(" .*", ""), contestant);
  }

  /** A row for each contestant of one line. */
  static List<DotChart.Row> rows(CompareData compare, String title, String what, String before)
      throws MissingDataException {
    List<DotChart.Row> rows = new ArrayList<>();
    compare
        .contestants(title, what)
        .forEach((who, values) -> rows.add(new DotChart.Row(before + name(who), values)));
    return rows;
  }

  /** A line for each contestant over the numbers in what was compared. */
  static List<LineChart.Line> lines(
      CompareData compare, String title, Pattern pattern, double factor)
      throws MissingDataException {
    Map<String, List<LineChart.Point>> points = new LinkedHashMap<>();
    for (Map.Entry<Long, String> at : compare.numbered(title, pattern).entrySet()) {
      for (Map.Entry<String, Spread> who : compare.contestants(title, at.getValue()).entrySet()) {
        points
            .computeIfAbsent(who.getKey(), k -> new ArrayList<>())
            .add(new LineChart.Point(at.getKey() * factor, who.getValue()));
      }
    }
    List<LineChart.Line> lines = new ArrayList<>();
    points.forEach((who, some) -> lines.add(new LineChart.Line(name(who), some)));
    return lines;
  }

  /** Where the points of lines are. */
  static List<Double> places(List<LineChart.Line> lines) {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .map(LineChart.Point::x)
        .distinct()
        .sorted()
        .toList();
  }
}

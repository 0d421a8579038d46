package dev.efsshare.paper.exhibit;

import static dev.efsshare.paper.chart.Words.number;

import dev.efsshare.paper.chart.DotChart;
import dev.efsshare.paper.chart.LineChart;
import dev.efsshare.paper.chart.Scale;
import dev.efsshare.paper.chart.Spread;
import dev.efsshare.paper.chart.Words;
import dev.efsshare.paper.data.CompareData;
import dev.efsshare.paper.data.Data;
import dev.efsshare.paper.data.MissingDataException;
import dev.efsshare.paper.data.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Many readers of one file. */
final class Readers {
  private static final String SCALING = "predictions of one model by number";
  private static final String LARGE = "prediction of a large model";
  private static final Pattern BY_NUMBER = Pattern.compile("(\\d+) at once, model of \\d+ MiB");

  private Readers() {}

  static List<Exhibit> all() {
    return List.of(
        Exhibit.figure("readers", "Readers in parallel", Source.COMPARE, Readers::scaling),
        Exhibit.figure(
            "predictions", "Predictions of a large model", Source.COMPARE, Readers::large));
  }

  private static Content scaling(Data data) throws MissingDataException, IOException {
    List<LineChart.Line> lines = Flavours.lines(data.compare(), SCALING, BY_NUMBER, 1);
    Scale x = new Scale.Doublings(Flavours.places(lines), Words::tick);
    List<String> most = new ArrayList<>();
    for (LineChart.Line line : lines) {
      LineChart.Point last = line.points().getLast();
      most.add("%s %s".formatted(line.label(), number(last.values().median())));
    }
    double environments = lines.getFirst().points().getLast().x();
    return new Content.Figure(
        new LineChart(
            "environments at once, one model",
            "predictions a second, all together",
            x,
            new Scale.Decades(Words::tick),
            lines),
        "With %s environments that read one model at once, predictions a second: %s."
            .formatted(Words.tick(environments), String.join("; ", most)));
  }

  /** In the order in which they become slower. */
  private static final List<State> STATES =
      List.of(
          new State("loaded before", "loaded, "),
          new State("first of an environment that waits", "first, "),
          new State("first, with the start of the process", "cold, "));

  /** Of our environments; others read the model each time. */
  private record State(String what, String label) {}

  private static Content large(Data data) throws MissingDataException, IOException {
    List<DotChart.Row> rows = new ArrayList<>();
    Map<String, Spread> others = new LinkedHashMap<>();
    for (State state : STATES) {
      for (CompareData.Row row : data.compare().rows(LARGE)) {
        if (row.what().equals(state.what())) {
          row.ourSpread()
              .ifPresent(values ->
                  rows.add(new DotChart.Row(state.label() + Flavours.name(row.ours()), values)));
          row.theirSpread().ifPresent(values -> others.put(Flavours.name(row.theirs()), values));
        }
      }
    }
    others.forEach((who, values) -> rows.add(new DotChart.Row(who, values)));
    List<String> medians = new ArrayList<>();
    data.compare()
        .contestants(LARGE, STATES.getFirst().what())
        .forEach((who, values) ->
            medians.add("%s %s ms".formatted(Flavours.name(who), number(values.median()))));
    return new Content.Figure(
        new DotChart("from request to answer, ms", new Scale.Decades(Words::tick), rows),
        "A prediction of a large model that is loaded, beside Python, which reads it each time: %s."
            .formatted(String.join("; ", medians)));
  }
}

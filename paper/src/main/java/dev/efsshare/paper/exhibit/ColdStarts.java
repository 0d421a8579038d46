package dev.efsshare.paper.exhibit;

import static dev.efsshare.paper.chart.Words.number;

import dev.efsshare.paper.chart.DotChart;
import dev.efsshare.paper.chart.Scale;
import dev.efsshare.paper.chart.Spread;
import dev.efsshare.paper.chart.Words;
import dev.efsshare.paper.data.CompareData;
import dev.efsshare.paper.data.Data;
import dev.efsshare.paper.data.MissingDataException;
import dev.efsshare.paper.data.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cold starts, by flavour of the functions. */
final class ColdStarts {
  private static final String TITLE = "cold start";
  private static final String PRODUCER = "producer, first answer";
  private static final String CONSUMER = "consumer, first answer";
  private static final List<String> LINES =
      List.of(
          PRODUCER,
          "producer, of that until it asks for work",
          CONSUMER,
          "consumer, of that until it asks for work");

  private ColdStarts() {}

  static List<Exhibit> all() {
    return List.of(
        Exhibit.figure("cold-start", "Cold starts", Source.COMPARE, ColdStarts::figure),
        Exhibit.table("cold-starts", "Cold starts in figures", Source.COMPARE, ColdStarts::table));
  }

  private static Content figure(Data data) throws MissingDataException, IOException {
    CompareData compare = data.compare();
    List<DotChart.Row> rows = new ArrayList<>();
    rows.addAll(Flavours.rows(compare, TITLE, PRODUCER, "Producer, "));
    rows.addAll(Flavours.rows(compare, TITLE, CONSUMER, "Consumer, "));
    return new Content.Figure(
        new DotChart(
            "start of the process to its first answer, ms", new Scale.Linear(Words::tick), rows),
        sentence(compare.contestants(TITLE, PRODUCER)));
  }

  /** The producer's medians, and what the ratio to Python is where Python was measured. */
  private static String sentence(Map<String, Spread> producers) {
    Spread python = producers.get(Flavours.PYTHON);
    List<String> words = new ArrayList<>();
    producers.forEach((who, values) -> {
      String ratio =
          python == null || who.equals(Flavours.PYTHON)
              ? ""
              : ", %s times Python".formatted(number(values.median() / python.median()));
      words.add(
          "%s %s ms (p95 %s%s)"
              .formatted(Flavours.name(who), number(values.median()), number(values.p95()), ratio));
    });
    return "From the start of its process, the Producer has stored its first object after: "
        + String.join("; ", words)
        + ".";
  }

  private static Content table(Data data) throws MissingDataException, IOException {
    CompareData compare = data.compare();
    List<List<String>> rows = new ArrayList<>();
    int starts = 0;
    for (String line : LINES) {
      for (Map.Entry<String, Spread> who : compare.contestants(TITLE, line).entrySet()) {
        Spread values = who.getValue();
        starts = Math.max(starts, values.values().size());
        rows.add(
            List.of(
                line, Flavours.name(who.getKey()), number(values.median()), number(values.p95())));
      }
    }
    return new Content.Table(
        List.of("", "functions", "median, ms", "p95, ms"),
        rows,
        "%d starts each, in turns.".formatted(starts));
  }
}

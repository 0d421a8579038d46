package dev.efsshare.paper.exhibit;

import static dev.efsshare.paper.chart.Words.micros;
import static dev.efsshare.paper.chart.Words.number;

import dev.efsshare.paper.chart.DotChart;
import dev.efsshare.paper.chart.Scale;
import dev.efsshare.paper.chart.Spread;
import dev.efsshare.paper.chart.Words;
import dev.efsshare.paper.data.Data;
import dev.efsshare.paper.data.DemoData;
import dev.efsshare.paper.data.MissingDataException;
import dev.efsshare.paper.data.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the demonstration showed. */
final class Demonstrations {
  private static final double MICROS = 1e3;
  private static final String TIMES = "all_ms";
  private static final String LATENCY = "end_to_end_latency";
  private static final List<String> LARGE = List.of("large_100mb", "large_1gib");

  private Demonstrations() {}

  static List<Exhibit> all() {
    return List.of(
        Exhibit.figure(
            "demo-answers", "Answers of the share", Source.DEMO, Demonstrations::answers),
        Exhibit.figure(
            "demo-latency", "From upload to answer", Source.DEMO, Demonstrations::latency),
        Exhibit.figure(
            "demo-throughput", "Writing and reading", Source.DEMO, Demonstrations::throughput),
        Exhibit.table("demonstration", "Demonstration", Source.DEMO, Demonstrations::table));
  }

  private static Content answers(Data data) throws MissingDataException, IOException {
    DemoData demo = data.demo();
    Spread cold = demo.values("cold_start", TIMES);
    Spread warm = demo.values("warm_invocation", TIMES);
    Spread first = demo.values("concurrent_test", TIMES);
    Spread second = demo.values("concurrent_test", "second_round_all_ms");
    List<DotChart.Row> rows = new ArrayList<>();
    rows.add(new DotChart.Row("cold", cold));
    rows.add(new DotChart.Row("warm", warm));
    rows.add(new DotChart.Row(first.values().size() + " at once, first", first));
    rows.add(new DotChart.Row(second.values().size() + " at once, again", second));
    addBurst(demo, rows);
    rows.add(row(demo, "ingest by request", "producer_api", TIMES));
    return new Content.Figure(
        new DotChart("from request to answer, ms", new Scale.Decades(Words::tick), rows),
        "A prediction takes %s ms in an environment that starts for it and %s ms in one that is there; %d at once, in environments that start: %s ms, and once more: %s ms (medians)."
            .formatted(
                number(cold.median()),
                number(warm.median()),
                first.values().size(),
                number(first.median()),
                number(second.median())));
  }

  /** Two rows where there were both: the middle of all would lie where nothing was measured. */
  private static void addBurst(DemoData demo, List<DotChart.Row> rows) throws MissingDataException {
    int all = demo.values("burst", TIMES).values().size();
    for (String kind : List.of("warm", "cold")) {
      String field = kind + "_" + TIMES;
      if (demo.has("burst", field)) {
        Spread times = demo.values("burst", field);
        rows.add(
            new DotChart.Row(
                "%d of %d at once, %s".formatted(times.values().size(), all, kind), times));
      }
    }
  }

  private static Content latency(Data data) throws MissingDataException, IOException {
    DemoData demo = data.demo();
    List<DotChart.Row> rows = new ArrayList<>();
    rows.add(row(demo, "uploaded", LATENCY, "uploaded_all_ms"));
    rows.add(row(demo, "on the share", LATENCY, "on_share_all_ms"));
    rows.add(row(demo, "answered", LATENCY, "answered_all_ms"));
    return new Content.Figure(
        new DotChart("since the upload began, ms", new Scale.Decades(Words::tick), rows),
        "A file is on the share %s ms after its upload began, and a prediction from it is answered after %s ms (medians of %d)."
            .formatted(
                number(rows.get(1).values().median()),
                number(rows.get(2).values().median()),
                rows.get(2).values().values().size()));
  }

  private static Content throughput(Data data) throws MissingDataException, IOException {
    DemoData demo = data.demo();
    List<DotChart.Row> rows = new ArrayList<>();
    rows.add(row(demo, "write", "throughput", "write_all_mb_per_s"));
    rows.add(row(demo, "read", "throughput", "read_all_mb_per_s"));
    for (String large : LARGE) {
      if (demo.has(large)) {
        String size = Words.bytes(demo.values(large, "size_bytes").median());
        rows.add(row(demo, "write " + size, large, "write_mb_per_s"));
        rows.add(row(demo, "read " + size, large, "read_mb_per_s"));
      }
    }
    double bytes = demo.values("throughput", "size_bytes").median();
    return new Content.Figure(
        new DotChart("MB/s", new Scale.Linear(Words::tick), rows),
        "Files of %s are written at %s MB/s, from the object to the share, and read and verified at %s MB/s (medians)."
            .formatted(
                Words.bytes(bytes),
                number(rows.get(0).values().median()),
                number(rows.get(1).values().median())));
  }

  private static DotChart.Row row(DemoData demo, String label, String test, String field)
      throws MissingDataException {
    return new DotChart.Row(label, demo.values(test, field));
  }

  private static Content table(Data data) throws MissingDataException, IOException {
    List<DemoData.Test> tests = data.demo().tests();
    long run = tests.stream().filter(test -> !test.status().equals("skipped")).count();
    long passed = tests.stream().filter(test -> test.status().equals("pass")).count();
    List<List<String>> rows =
        tests.stream()
            .map(test ->
                List.of(
                    test.claim(),
                    test.status(),
                    test.status().equals("skipped") ? "" : micros(test.millis() * MICROS)))
            .toList();
    return new Content.Table(
        List.of("claim", "outcome", "time"), rows, "%d of %d tests passed.".formatted(passed, run));
  }
}

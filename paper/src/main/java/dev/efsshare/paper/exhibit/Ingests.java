package dev.efsshare.paper.exhibit;

import static dev.efsshare.paper.chart.Words.number;

import dev.efsshare.paper.chart.DotChart;
import dev.efsshare.paper.chart.LineChart;
import dev.efsshare.paper.chart.Scale;
import dev.efsshare.paper.chart.Words;
import dev.efsshare.paper.data.CompareData;
import dev.efsshare.paper.data.Data;
import dev.efsshare.paper.data.MissingDataException;
import dev.efsshare.paper.data.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From an object to a file on the mount. */
final class Ingests {
  private static final String SCALING = "ingest into memory by size";
  private static final String LARGE = "ingest of a large object";
  private static final String PACED = "ingest into memory from a server";
  private static final Pattern BY_SIZE = Pattern.compile("(\\d+) MiB");
  private static final Pattern BY_NUMBER = Pattern.compile("(\\d+) x \\d+ MiB at once");
  private static final double MIB = 1 << 20;

  private Ingests() {}

  static List<Exhibit> all() {
    return List.of(
        Exhibit.figure("ingest-size", "Ingest by size", Source.COMPARE, Ingests::bySize),
        Exhibit.figure(
            "ingest-environments",
            "Ingest by number of environments",
            Source.COMPARE,
            Ingests::byNumber),
        Exhibit.figure("ingest", "Ingest of a large object", Source.COMPARE, Ingests::large));
  }

  private static Content bySize(Data data) throws MissingDataException, IOException {
    List<LineChart.Line> lines = Flavours.lines(data.compare(), SCALING, BY_SIZE, MIB);
    Scale x = new Scale.Doublings(Flavours.places(lines), Words::bytes);
    return new Content.Figure(
        new LineChart(
            "size of the object", "ingested, MB/s", x, new Scale.Decades(Words::tick), lines),
        "One warm environment after the other, into memory, from the smallest to the largest: %s."
            .formatted(fromTo(lines)));
  }

  private static Content byNumber(Data data) throws MissingDataException, IOException {
    List<LineChart.Line> lines = Flavours.lines(data.compare(), SCALING, BY_NUMBER, 1);
    Scale x = new Scale.Doublings(Flavours.places(lines), Words::tick);
    return new Content.Figure(
        new LineChart(
            "environments at once, an object each",
            "ingested together, MB/s",
            x,
            new Scale.Linear(Words::tick),
            lines),
        "On the %s processors of this machine, from the fewest environments to the most: %s."
            .formatted(
                data.file(Source.COMPARE).machine().getOrDefault("cores", "few"), fromTo(lines)));
  }

  private static String fromTo(List<LineChart.Line> lines) {
    return lines.stream()
        .map(line ->
            "%s %s to %s MB/s"
                .formatted(
                    line.label(),
                    number(line.points().getFirst().values().median()),
                    number(line.points().getLast().values().median())))
        .collect(Collectors.joining("; "));
  }

  private static Content large(Data data) throws MissingDataException, IOException {
    CompareData compare = data.compare();
    List<DotChart.Row> rows = new ArrayList<>();
    rows.addAll(Flavours.rows(compare, LARGE, "into memory", "memory, "));
    rows.addAll(Flavours.rows(compare, LARGE, "onto disk", "disk, "));
    List<DotChart.Row> paced =
        Flavours.rows(compare, PACED, compare.rows(PACED).getFirst().what(), "as S3 sends, ");
    rows.addAll(paced);
    return new Content.Figure(
        new DotChart("ingested, MB/s", new Scale.Linear(Words::tick), rows),
        "Where each connection gets 90 MB/s, as with S3: %s."
            .formatted(
                paced.stream()
                    .map(row ->
                        row.label().replace("as S3 sends, ", "")
                            + " "
                            + number(row.values().median())
                            + " MB/s")
                    .collect(Collectors.joining("; "))));
  }
}

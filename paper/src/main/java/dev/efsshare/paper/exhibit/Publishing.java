package dev.efsshare.paper.exhibit;

import static dev.efsshare.paper.chart.Words.bytes;
import static dev.efsshare.paper.chart.Words.micros;
import static dev.efsshare.paper.chart.Words.number;

import dev.efsshare.paper.chart.DotChart;
import dev.efsshare.paper.chart.LineChart;
import dev.efsshare.paper.chart.Scale;
import dev.efsshare.paper.chart.Spread;
import dev.efsshare.paper.chart.Words;
import dev.efsshare.paper.data.Data;
import dev.efsshare.paper.data.JmhData;
import dev.efsshare.paper.data.JmhData.Query;
import dev.efsshare.paper.data.MissingDataException;
import dev.efsshare.paper.data.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What publishing a file costs, beside other ways. */
final class Publishing {
  private static final String SIZE = "sizeBytes";
  private static final String IDIOM = "idiom";
  private static final String LIBRARY = "LIBRARY";
  private static final String BARE_SHA256 = "BARE_SHA256";
  private static final Set<String> NEEDED = Set.of(LIBRARY, BARE_SHA256, "LIBRARY_SUMMED", "BARE");

  /** In the order in which they are told apart best; of these, a chart has the first six. */
  private static final Map<String, String> FORCED =
      ordered(
          LIBRARY,
          "library + SHA-256",
          BARE_SHA256,
          "system calls + SHA-256",
          "LIBRARY_SUMMED",
          "library, SHA-256 known",
          "BARE",
          "system calls",
          "KAFKA",
          "Kafka",
          "HADOOP",
          "Hadoop",
          "LUCENE",
          "Lucene");

  private static final Map<String, String> NOT_FORCED =
      ordered(
          "LIBRARY_UNFORCED", "library, not forced",
          "BARE_UNFORCED", "system calls, not forced",
          "MAVEN_RESOLVER", "Maven Resolver, not forced",
          "GUAVA", "Guava, in place",
          "FILES_WRITE", "Files.write, in place");

  private static final int LINES = 6;

  private Publishing() {}

  /** Where files were published. */
  private record Place(String location, String words) {
    static final Place RAM = new Place("RAM", "in memory");
    static final Place DISK = new Place("DISK", "on a disk");

    Query replace(String idiom) {
      return new Query("PublishFiles.replace", Map.of("location", location, IDIOM, idiom));
    }

    Query replaceLarge(String idiom) {
      return new Query("PublishLargeFiles.replace", Map.of("location", location, IDIOM, idiom));
    }
  }

  static List<Exhibit> all() {
    return List.of(
        Exhibit.figure(
            "publish-memory",
            "Publishing in memory, by size",
            Source.JMH,
            data -> throughput(data, Place.RAM)),
        Exhibit.figure(
            "publish-disk",
            "Publishing on a disk, by size",
            Source.JMH,
            data -> throughput(data, Place.DISK)),
        Exhibit.figure("publish-small", "Publishing 1 KiB", Source.JMH, Publishing::small),
        Exhibit.table(
            "publish", "Time of one publication in memory", Source.JMH, Publishing::table));
  }

  private static Content throughput(Data data, Place place)
      throws MissingDataException, IOException {
    JmhData jmh = data.jmh();
    List<LineChart.Line> lines = new ArrayList<>();
    for (Map.Entry<String, String> idiom : measured(jmh, place, FORCED)) {
      List<LineChart.Point> points = new ArrayList<>();
      for (Query query : library(jmh, place)) {
        Spread micros = jmh.micros(query.with(IDIOM, idiom.getKey()));
        points.add(new LineChart.Point(size(query), speeds(micros, size(query))));
      }
      lines.add(new LineChart.Line(idiom.getValue(), points));
    }
    List<Double> sizes = lines.getFirst().points().stream().map(LineChart.Point::x).toList();
    return new Content.Figure(
        new LineChart(
            "size of the file",
            "published, MB/s",
            new Scale.Doublings(sizes, Words::bytes),
            new Scale.Decades(Words::tick),
            lines.subList(0, Math.min(LINES, lines.size()))),
        ratios(jmh, place));
  }

  private static String ratios(JmhData jmh, Place place) throws MissingDataException {
    List<String> ratios = new ArrayList<>();
    for (Query query : library(jmh, place)) {
      double ratio =
          jmh.micros(query).median() / jmh.micros(query.with(IDIOM, BARE_SHA256)).median();
      ratios.add("%s for %s".formatted(number(ratio), bytes(size(query))));
    }
    return "With SHA-256 and everything forced, the library takes %s so many times the time of the bare system calls: %s."
        .formatted(place.words(), String.join(", ", ratios));
  }

  private static Content small(Data data) throws MissingDataException, IOException {
    JmhData jmh = data.jmh();
    List<Map.Entry<String, String>> idioms = measured(jmh, Place.RAM, FORCED);
    idioms.addAll(measured(jmh, Place.RAM, NOT_FORCED));
    List<DotChart.Row> rows = new ArrayList<>();
    for (Map.Entry<String, String> idiom : idioms) {
      rows.add(new DotChart.Row(idiom.getValue(), jmh.micros(smallest(idiom.getKey()))));
    }
    double ours = jmh.micros(smallest(LIBRARY)).median();
    double bare = jmh.micros(smallest(BARE_SHA256)).median();
    return new Content.Figure(
        new DotChart("time of one call, µs", new Scale.Linear(Words::tick), rows),
        "Publishing 1 KiB takes the library %s in memory, the bare system calls with SHA-256 %s: %s more."
            .formatted(micros(ours), micros(bare), micros(ours - bare)));
  }

  private static Content table(Data data) throws MissingDataException, IOException {
    JmhData jmh = data.jmh();
    List<Query> library = library(jmh, Place.RAM);
    List<String> headings = new ArrayList<>(List.of("replace"));
    library.forEach(query -> headings.add(bytes(size(query))));
    List<Map.Entry<String, String>> idioms = measured(jmh, Place.RAM, FORCED);
    idioms.addAll(measured(jmh, Place.RAM, NOT_FORCED));
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, String> idiom : idioms) {
      List<String> row = new ArrayList<>(List.of(idiom.getValue()));
      for (Query query : library) {
        row.add(micros(jmh.micros(query.with(IDIOM, idiom.getKey())).median()));
      }
      rows.add(row);
    }
    int iterations = jmh.micros(library.getFirst()).values().size();
    return new Content.Table(headings, rows, "Medians of %d iterations.".formatted(iterations));
  }

  /** Those that were measured, and those that must have been. */
  private static List<Map.Entry<String, String>> measured(
      JmhData jmh, Place place, Map<String, String> idioms) {
    return new ArrayList<>(
        idioms.entrySet().stream()
            .filter(
                idiom -> NEEDED.contains(idiom.getKey()) || jmh.has(place.replace(idiom.getKey())))
            .toList());
  }

  /** The library at each size that it was measured at, the largest last. */
  private static List<Query> library(JmhData jmh, Place place) throws MissingDataException {
    List<Query> queries = new ArrayList<>();
    for (Query query : List.of(place.replace(LIBRARY), place.replaceLarge(LIBRARY))) {
      for (long size : jmh.numbers(query, SIZE)) {
        queries.add(query.with(SIZE, Long.toString(size)));
      }
    }
    if (queries.isEmpty()) {
      jmh.micros(place.replace(LIBRARY));
    }
    return queries;
  }

  private static Query smallest(String idiom) {
    return Place.RAM.replace(idiom).with(SIZE, "1024");
  }

  private static double size(Query query) {
    return Double.parseDouble(Objects.requireNonNull(query.parameters().get(SIZE)));
  }

  private static Spread speeds(Spread micros, double bytes) {
    return new Spread(micros.values().stream().map(time -> bytes / time).toList(), true);
  }

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      ordered.put(pairs[i], pairs[i + 1]);
    }
    return ordered;
  }
}

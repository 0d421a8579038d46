package dev.efsshare.benchmarks.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.efsshare.benchmarks.comparison.Row.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was compared, for people and as JSON. Immutable.
 *
 * @param machine facts by name
 * @param quick whether nothing was judged
 * @param rows by title of the comparison
 */
record Report(Map<String, String> machine, boolean quick, Map<String, List<Row>> rows) {
  /** All targets hold. */
  static final int MET = 0;

  /** A target does not hold. */
  static final int MISSED = 1;

  /** Something was not measured, and no target was missed. */
  static final int INCOMPLETE = 3;

  private static final List<String> HEADINGS = List.of("", "ours", "theirs", "ratio", "target", "");

  int exitCode() {
    if (count(Verdict.MISSED) > 0) {
      return MISSED;
    }
    return count(Verdict.NOT_MEASURED) > 0 ? INCOMPLETE : MET;
  }

  void print(PrintStream out) {
    machine.forEach((name, fact) -> out.printf("  %-10s  %s%n", name, fact));
    Map<String, List<List<String>>> cells = new LinkedHashMap<>();
    rows.forEach((title, some) -> {
      List<List<String>> lines = new ArrayList<>(List.of(HEADINGS));
      some.forEach(row -> lines.add(cells(row)));
      cells.put(title, lines);
    });
    String format = format(cells.values().stream().flatMap(List::stream).toList());
    cells.forEach((title, lines) -> {
      out.printf("%n%s%n", title);
      lines.forEach(line -> out.println(format.formatted(line.toArray()).stripTrailing()));
    });
    out.println();
    all().stream()
        .filter(row -> row.verdict() == Verdict.NOT_MEASURED)
        .map(Row::missing)
        .distinct()
        .forEach(reason -> out.println("not measured: " + reason));
    out.println(verdict());
  }

  void writeJson(Path file) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("machine", machine);
    report.put("quick", quick);
    report.put("verdict", verdict());
    Map<String, Object> comparisons = new LinkedHashMap<>();
    rows.forEach((title, some) -> comparisons.put(title, some.stream().map(Report::json).toList()));
    report.put("comparisons", comparisons);
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
  }

  private String verdict() {
    String words =
        "%d of %d targets hold"
            .formatted(count(Verdict.MET), count(Verdict.MET) + count(Verdict.MISSED));
    if (quick) {
      words = "figures of a quick run are no evidence, so that no target is judged";
    }
    long missing = count(Verdict.NOT_MEASURED);
    String rest = missing == 0 ? "" : "; not measured: %d".formatted(missing);
    return (exitCode() == MET ? "OK: " : exitCode() == MISSED ? "MISSED: " : "INCOMPLETE: ")
        + words
        + rest;
  }

  private long count(Verdict verdict) {
    return all().stream().filter(row -> row.verdict() == verdict).count();
  }

  private List<Row> all() {
    return rows.values().stream().flatMap(List::stream).toList();
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.what(),
        words(row.ours(), row.unit()),
        words(row.theirs(), row.unit()),
        row.ratio(),
        row.target().words(),
        row.verdict().words);
  }

  /** Each column as wide as its widest cell. */
  private static String format(List<List<String>> lines) {
    StringBuilder format = new StringBuilder();
    for (int i = 0; i < HEADINGS.size(); i++) {
      int column = i;
      int width = lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(1);
      format.append("  %-").append(Math.max(1, width)).append('s');
    }
    return format.toString();
  }

  private static String words(Series series, Unit unit) {
    if (!series.measured()) {
      return series.contestant() + " -";
    }
    return "%s %s %s (p95 %s, n %d)"
        .formatted(
            series.contestant(),
            number(series.median()),
            unit.words,
            number(series.p95(unit.moreIsBetter)),
            series.values().size());
  }

  private static String number(double value) {
    String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, value);
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", row.what());
    json.put("unit", row.unit().words);
    json.put("ours", json(row.ours(), row.unit()));
    json.put("theirs", json(row.theirs(), row.unit()));
    if (row.ours().measured() && row.theirs().measured()) {
      json.put("oursByTheirs", row.ours().median() / row.theirs().median());
    }
    json.put("target", row.target().words());
    json.put("verdict", row.verdict());
    return json;
  }

  private static Map<String, Object> json(Series series, Unit unit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("contestant", series.contestant());
    if (!series.measured()) {
      json.put("missing", series.missing());
      return json;
    }
    json.put("median", series.median());
    json.put("p95", series.p95(unit.moreIsBetter));
    json.put("n", series.values().size());
    json.put("values", series.values());
    return json;
  }
}

package dev.efsshare.reliability;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a campaign found, for people and as JSON. Immutable.
 *
 * @param campaign its name
 * @param summary one line: what was done
 * @param facts what was tried and counted, in order: numbers and texts
 * @param tables counts in two dimensions
 * @param failures promises that did not hold, in words; empty if all is well
 */
public record Verdict(
    String campaign,
    String summary,
    Map<String, Object> facts,
    List<Table> tables,
    List<String> failures) {
  private static final int SHOWN_FAILURES = 20;

  /** Copies what could change; the facts stay in order. */
  public Verdict {
    facts = Map.copyOf(facts).isEmpty() ? Map.of() : new LinkedHashMap<>(facts);
    tables = List.copyOf(tables);
    failures = List.copyOf(failures);
  }

  /**
   * Counts in two dimensions. Immutable.
   *
   * @param title what is counted
   * @param columns their titles
   * @param rows by title, as many numbers as there are columns
   */
  public record Table(String title, List<String> columns, Map<String, List<Long>> rows) {}

  /**
   * Whether every promise held.
   *
   * @return true if there are no failures
   */
  public boolean passed() {
    return failures.isEmpty();
  }

  /**
   * The number that a fact is.
   *
   * @param fact as it is called in {@link #facts()}
   * @return the number
   * @throws IllegalArgumentException if there is no such number
   */
  public long count(String fact) {
    if (facts.get(fact) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("no number '%s' among %s".formatted(fact, facts.keySet()));
  }

  /**
   * Prints everything; the last line begins with {@code OK:} or {@code FAILED:}.
   *
   * @param out where to
   */
  public void print(PrintStream out) {
    int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    facts.forEach((label, fact) -> out.printf("  %-" + width + "s  %s%n", label, text(fact)));
    tables.forEach(table -> print(table, out));
    out.println();
    failures.stream().limit(SHOWN_FAILURES).forEach(f -> out.println("  not kept: " + f));
    if (failures.size() > SHOWN_FAILURES) {
      out.printf("  ... and %,d more%n", failures.size() - SHOWN_FAILURES);
    }
    out.println(passed() ? "OK: " + summary : "FAILED: %s; %s".formatted(broken(), summary));
  }

  private String broken() {
    return failures.size() == 1
        ? "a promise was not kept"
        : "promises were not kept %,d times".formatted(failures.size());
  }

  private static String text(Object fact) {
    return fact instanceof Number number ? "%,d".formatted(number.longValue()) : fact.toString();
  }

  private static void print(Table table, PrintStream out) {
    int label = table.rows().keySet().stream().mapToInt(String::length).max().orElse(0);
    label = Math.max(label, table.title().length());
    out.println();
    out.printf("  %-" + label + "s", table.title());
    table.columns().forEach(column -> out.printf("  %10s", column));
    out.println();
    for (Map.Entry<String, List<Long>> row : table.rows().entrySet()) {
      out.printf("  %-" + label + "s", row.getKey());
      row.getValue().forEach(count -> out.printf("  %,10d", count));
      out.println();
    }
  }

  /**
   * Writes everything as JSON.
   *
   * @param file replaced if it exists; its directory is made
   * @throws IOException if it cannot be written
   */
  public void writeJson(Path file) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("campaign", campaign);
    report.put("passed", passed());
    report.put("summary", summary);
    report.put("facts", facts);
    report.put("tables", tables);
    report.put("failures", failures);
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
  }
}

package dev.efsshare.paper.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.paper.chart.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ./efs-share compare --json} wrote. */
public final class CompareData {
  private final DataFile file;

  CompareData(DataFile file) {
    this.file = file;
  }

  /**
   * One comparison of a table.
   *
   * @param what is compared
   * @param unit of both
   * @param ours the contestant of this project
   * @param theirs the other
   * @param ourValues what it was measured at
   * @param theirValues what the other was measured at
   * @param target in words; empty if there is none
   * @param verdict SHOWN, MET, MISSED or NOT_MEASURED
   */
  public record Row(
      String what,
      String unit,
      String ours,
      String theirs,
      List<Double> ourValues,
      List<Double> theirValues,
      String target,
      String verdict) {

    /** Copies. */
    public Row {
      ourValues = List.copyOf(ourValues);
      theirValues = List.copyOf(theirValues);
    }

    /**
     * What ours was measured at.
     *
     * @return empty if it was not
     */
    public Optional<Spread> ourSpread() {
      return spread(ourValues);
    }

    /**
     * What the other was measured at.
     *
     * @return empty if it was not
     */
    public Optional<Spread> theirSpread() {
      return spread(theirValues);
    }

    private Optional<Spread> spread(List<Double> values) {
      return values.isEmpty()
          ? Optional.empty()
          : Optional.of(new Spread(values, unit.endsWith("/s")));
    }
  }

  /**
   * All rows of a comparison.
   *
   * @param title what its title begins with
   * @return at least one
   * @throws MissingDataException if it was not made
   */
  public List<Row> rows(String title) throws MissingDataException {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> comparison : file.root().path("comparisons").properties()) {
      if (comparison.getKey().startsWith(title)) {
        comparison.getValue().forEach(row -> rows.add(row(row)));
      }
    }
    if (rows.isEmpty()) {
      throw file.lacks("comparison \"%s\"".formatted(title));
    }
    return rows;
  }

  /**
   * All titles.
   *
   * @return in the order of the file
   */
  public List<String> titles() {
    return file.root().path("comparisons").properties().stream().map(Map.Entry::getKey).toList();
  }

  /**
   * What each contestant was measured at.
   *
   * @param title what the comparison's title begins with
   * @param what one of its lines
   * @return by contestant, ours before theirs; at least one
   * @throws MissingDataException if nobody was
   */
  public Map<String, Spread> contestants(String title, String what) throws MissingDataException {
    Map<String, Spread> contestants = new LinkedHashMap<>();
    Map<String, Spread> others = new LinkedHashMap<>();
    for (Row row : rows(title)) {
      if (row.what().equals(what)) {
        row.ourSpread().ifPresent(spread -> contestants.put(row.ours(), spread));
        row.theirSpread().ifPresent(spread -> others.put(row.theirs(), spread));
      }
    }
    others.forEach(contestants::putIfAbsent);
    if (contestants.isEmpty()) {
      throw file.lacks("values of \"%s\" in \"%s\"".formatted(what, title));
    }
    return contestants;
  }

  /**
   * Lines that differ by a number.
   *
   * @param title what the comparison's title begins with
   * @param pattern of such a line, the number in its first group
   * @return the lines by number, in the order of the file
   * @throws MissingDataException if there are none
   */
  public Map<Long, String> numbered(String title, Pattern pattern) throws MissingDataException {
    Map<Long, String> lines = new LinkedHashMap<>();
    for (Row row : rows(title)) {
      Matcher matcher = pattern.matcher(row.what());
      if (matcher.matches()) {
        lines.put(Long.parseLong(matcher.group(1)), row.what());
      }
    }
    if (lines.isEmpty()) {
      throw file.lacks("line like \"%s\" in \"%s\"".formatted(pattern, title));
    }
    return lines;
  }

  private static Row row(JsonNode row) {
    return new Row(
        row.path("what").asText(),
        row.path("unit").asText(),
        row.path("ours").path("contestant").asText(),
        row.path("theirs").path("contestant").asText(),
        values(row.path("ours")),
        values(row.path("theirs")),
        row.path("target").asText(),
        row.path("verdict").asText());
  }

  private static List<Double> values(JsonNode series) {
    List<Double> values = new ArrayList<>();
    series.path("values").forEach(value -> values.add(value.asDouble()));
    return values;
  }
}

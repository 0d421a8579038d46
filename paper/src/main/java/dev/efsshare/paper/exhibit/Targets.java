package dev.efsshare.paper.exhibit;

import static dev.efsshare.paper.chart.Words.number;

import dev.efsshare.paper.chart.Spread;
import dev.efsshare.paper.data.CompareData;
import dev.efsshare.paper.data.Data;
import dev.efsshare.paper.data.MissingDataException;
import dev.efsshare.paper.data.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What was to be reached, and whether it was. */
final class Targets {
  private Targets() {}

  static List<Exhibit> all() {
    return List.of(Exhibit.table("targets", "Targets", Source.COMPARE, Targets::table));
  }

  private static Content table(Data data) throws MissingDataException, IOException {
    CompareData compare = data.compare();
    List<List<String>> rows = new ArrayList<>();
    int met = 0;
    for (String title : compare.titles()) {
      for (CompareData.Row row : compare.rows(title)) {
        if (!row.target().isEmpty()) {
          met += row.verdict().equals("MET") ? 1 : 0;
          rows.add(cells(title, row));
        }
      }
    }
    return new Content.Table(
        List.of("", "functions", "ours", "theirs", "target", ""),
        rows,
        rows.isEmpty()
            ? "This run judged no target."
            : "%d of %d targets hold.".formatted(met, rows.size()));
  }

  private static List<String> cells(String title, CompareData.Row row) {
    String kind = title.replaceAll("[:,].*| (of|with) .*", "");
    return List.of(
        kind + ": " + row.what(),
        Flavours.name(row.ours()),
        median(row.ourValues(), row.unit()),
        row.theirValues().isEmpty()
            ? ""
            : "%s (%s)"
                .formatted(median(row.theirValues(), row.unit()), Flavours.name(row.theirs())),
        row.target(),
        switch (row.verdict()) {
          case "MET" -> "met";
          case "MISSED" -> "missed";
          default -> "not measured";
        });
  }

  private static String median(List<Double> values, String unit) {
    return values.isEmpty() ? "" : number(new Spread(values, false).median()) + " " + unit;
  }
}

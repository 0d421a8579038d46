package dev.efsshare.paper.output;

import dev.efsshare.paper.exhibit.Content;
import dev.efsshare.paper.exhibit.Exhibit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parts of a Markdown page. Stateless. */
final class Markdown {
  private Markdown() {}

  static String section(Exhibit exhibit, Content content) {
    String body =
        switch (content) {
          case Content.Figure figure -> figure(exhibit, figure);
          case Content.Table table -> table(exhibit, table);
        };
    return "\n## %s\n\n%s".formatted(escaped(exhibit.title()), body);
  }

  private static String figure(Exhibit exhibit, Content.Figure figure) {
    String path = "figures/" + exhibit.name();
    return "![%s](%s.png)\n\n%s ([SVG](%s.svg), [PDF](%s.pdf), [where it comes from](%s.provenance.json))\n"
        .formatted(escaped(exhibit.title()), path, escaped(figure.sentence()), path, path, path);
  }

  private static String table(Exhibit exhibit, Content.Table table) {
    String path = "tables/" + exhibit.name();
    String line =
        IntStream.range(0, table.headings().size())
            .mapToObj(column -> table.isNumeric(column) ? "--:|" : "---|")
            .collect(Collectors.joining("", "|", ""));
    return "%s\n%s\n%s\n\n%s ([LaTeX](%s.tex), [where it comes from](%s.provenance.json))\n"
        .formatted(
            row(table.headings()),
            line,
            table.rows().stream().map(Markdown::row).collect(Collectors.joining("\n")),
            escaped(table.sentence()),
            path,
            path);
  }

  /** Text that Markdown shows as it is. */
  static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
  }

  private static String row(List<String> cells) {
    return cells.stream().map(Markdown::escaped).collect(Collectors.joining(" | ", "| ", " |"));
  }
}

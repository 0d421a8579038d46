package dev.efsshare.paper.output;

import dev.efsshare.paper.exhibit.Content;
import dev.efsshare.paper.exhibit.Exhibit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables for LaTeX with the package booktabs. Stateless. */
final class Latex {
  private static final Map<Integer, String> ESCAPES =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '<', "\\textless{}"),
          Map.entry((int) '>', "\\textgreater{}"),
          Map.entry((int) '|', "\\textbar{}"),
          Map.entry((int) '"', "''"),
          Map.entry((int) 'µ', "\\textmu{}"),
          Map.entry((int) '×', "$\\times$"),
          Map.entry((int) '≤', "$\\leq$"),
          Map.entry((int) '≥', "$\\geq$"),
          Map.entry((int) '→', "$\\rightarrow$"),
          Map.entry((int) '…', "\\ldots{}"),
          Map.entry((int) '–', "--"));

  private Latex() {}

  static String table(Exhibit exhibit, Content.Table table) {
    String columns =
        IntStream.range(0, table.headings().size())
            .mapToObj(column -> table.isNumeric(column) ? "r" : "l")
            .collect(Collectors.joining());
    return """
    %% \\usepackage{booktabs}; made by ./efs-share paper, see %s.provenance.json
    \\begin{table}
      \\centering
      \\caption{%s. %s}
      \\label{tab:%s}
      \\begin{tabular}{%s}
        \\toprule
        %s
        \\midrule
        %s
        \\bottomrule
      \\end{tabular}
    \\end{table}
    """
        .formatted(
            exhibit.name(),
            escaped(exhibit.title()),
            escaped(table.sentence()),
            exhibit.name(),
            columns,
            row(table.headings()),
            table.rows().stream().map(Latex::row).collect(Collectors.joining("\n    ")));
  }

  /** Text that LaTeX sets as it is. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          String escape = ESCAPES.get(c);
          if (escape == null) {
            escaped.appendCodePoint(c);
          } else {
            escaped.append(escape);
          }
        });
    return escaped.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream().map(Latex::escaped).collect(Collectors.joining(" & ")) + " \\\\";
  }
}

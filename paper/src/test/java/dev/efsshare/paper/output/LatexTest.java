package dev.efsshare.paper.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.paper.exhibit.Content;
import dev.efsshare.paper.exhibit.Exhibit;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatexTest {
  private static final Content.Table TABLE =
      new Content.Table(
          List.of("what", "50 % of_all"),
          List.of(List.of("a & b {c}", "1 µs ≤ 2 µs")),
          "It costs $3 at most ~ #1 \\ <x>.");

  private static final Exhibit EXHIBIT =
      new Exhibit("my-table", "A_title", true, List.of(), data -> TABLE);

  @Test
  void escaped_specialLetters_areSetAsTheyAre() {
    assertThat(Latex.escaped("\\ { } $ & # % _ ^ ~ < > | \""))
        .isEqualTo(
            "\\textbackslash{} \\{ \\} \\$ \\& \\# \\% \\_ \\textasciicircum{}"
                + " \\textasciitilde{} \\textless{} \\textgreater{} \\textbar{} ''");
    assertThat(Latex.escaped("3 × 5 µs ≥ 2 … – →"))
        .isEqualTo("3 $\\times$ 5 \\textmu{}s $\\geq$ 2 \\ldots{} -- $\\rightarrow$");
  }

  @Test
  void table_anyContent_isABooktabsTableWithCaptionAndLabel() {
    assertThat(Latex.table(EXHIBIT, TABLE).lines().map(String::strip))
        .containsExactly(
            "% \\usepackage{booktabs}; made by ./efs-share paper, see my-table.provenance.json",
            "\\begin{table}",
            "\\centering",
            "\\caption{A\\_title. It costs \\$3 at most \\textasciitilde{} \\#1 \\textbackslash{}"
                + " \\textless{}x\\textgreater{}.}",
            "\\label{tab:my-table}",
            "\\begin{tabular}{lr}",
            "\\toprule",
            "what & 50 \\% of\\_all \\\\",
            "\\midrule",
            "a \\& b \\{c\\} & 1 \\textmu{}s $\\leq$ 2 \\textmu{}s \\\\",
            "\\bottomrule",
            "\\end{tabular}",
            "\\end{table}");
  }

  @Test
  void markdown_specialLetters_areShownAsTheyAre() {
    assertThat(Markdown.escaped("a|b *c* <d> `e` [f] g_h"))
        .isEqualTo("a\\|b \\*c\\* \\<d\\> \\`e\\` \\[f\\] g\\_h");
    assertThat(Markdown.section(EXHIBIT, TABLE))
        .contains("## A\\_title")
        .contains("| what | 50 % of\\_all |\n|---|--:|\n| a & b {c} | 1 µs ≤ 2 µs |")
        .contains("(tables/my-table.tex)")
        .contains("(tables/my-table.provenance.json)");
  }
}

package dev.efsshare.demo.report;

import dev.efsshare.demo.report.TestReport.Status;
import java.util.Map;

/** A report as Markdown, fit for a page or an appendix. */
final class ReportMarkdown {
  private ReportMarkdown() {}

  static String of(DemoReport report) {
    StringBuilder text = new StringBuilder("# Demonstration of the share\n\n");
    text.append(report.startedAt()).append(", target ").append(report.origin().target());
    text.append(". ").append(ReportText.verdict(report)).append(".\n\n");
    text.append("| claim | result | key figure | time |\n|---|---|---|---|\n");
    report.tests().forEach(test -> text.append(row(test)));
    text.append("\n## What was seen\n");
    report.tests().forEach(test -> text.append(details(test)));
    text.append("\n## What it ran on\n\n| | |\n|---|---|\n");
    report.origin().machine().forEach((name, value) -> text.append(pair(name, value)));
    report.origin().configuration().forEach((name, value) -> text.append(pair(name, value)));
    return text.toString();
  }

  private static String row(TestReport test) {
    return "| %s | %s | %s | %s |\n"
        .formatted(
            cell(test.title()),
            test.status(),
            cell(ReportText.figure(test)),
            ReportText.seconds(test.took()));
  }

  private static String details(TestReport test) {
    StringBuilder text = new StringBuilder("\n### `" + test.id() + "`\n\n");
    test.finding().lines().forEach(line -> text.append("- ").append(line).append('\n'));
    test.finding()
        .failures()
        .forEach(line -> text.append("- **not as it should be:** ").append(line).append('\n'));
    if (test.status() == Status.SKIPPED) {
      text.append("- not run: ").append(test.reason()).append('\n');
    }
    for (Map.Entry<String, Object> figure : test.finding().figures().entrySet()) {
      if (figure.getValue() instanceof Number number) {
        text.append("- `%s` %s\n".formatted(figure.getKey(), number));
      }
    }
    return text.toString();
  }

  private static String pair(String name, String value) {
    return "| %s | %s |\n".formatted(cell(name), cell(value));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}

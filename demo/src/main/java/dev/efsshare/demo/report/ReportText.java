package dev.efsshare.demo.report;

import dev.efsshare.demo.report.TestReport.Status;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A report for a person at a terminal. */
public final class ReportText {
  private static final String ROW = "%-54s  %-7s  %-44s  %7s%n";

  private ReportText() {}

  /**
   * Prints how one test went.
   *
   * @param test as it ended
   * @param out takes some lines
   */
  public static void print(TestReport test, PrintStream out) {
    out.printf("%-7s  %-62s %8s%n", test.status(), test.title(), seconds(test.took()));
    if (test.status() == Status.SKIPPED) {
      out.println("         " + test.reason());
    }
    test.finding().lines().forEach(line -> out.println("         " + line));
    test.finding()
        .failures()
        .forEach(failure -> out.println("         not as it should be: " + failure));
  }

  /**
   * Prints the table of all claims, and how it went as a whole.
   *
   * @param report the whole
   * @param out takes the lines
   */
  public static void printSummary(DemoReport report, PrintStream out) {
    out.println();
    out.printf(ROW, "claim", "result", "key figure", "time");
    out.println("-".repeat(54) + "  -------  " + "-".repeat(44) + "  -------");
    report.tests().forEach(test -> row(test, out));
    out.println();
    out.println(verdict(report));
  }

  private static void row(TestReport test, PrintStream out) {
    out.printf(ROW, test.title(), test.status(), figure(test), seconds(test.took()));
  }

  /** A failed test's key figure would read as if all were well. */
  static String figure(TestReport test) {
    return switch (test.status()) {
      case PASS -> test.finding().keyFigure();
      case FAIL -> test.finding().failures().size() + " not as it should be";
      case SKIPPED -> test.reason();
    };
  }

  static String verdict(DemoReport report) {
    String skipped =
        report.count(Status.SKIPPED) == 0 ? "" : ", " + report.count(Status.SKIPPED) + " skipped";
    long run = report.tests().size() - report.count(Status.SKIPPED);
    return String.format(
        Locale.ROOT,
        "%s: %d of %d passed%s, %.0f s (%s)",
        report.passed() ? "OK" : "FAILED",
        report.count(Status.PASS),
        run,
        skipped,
        report.took().toMillis() / 1000.0,
        scaleInWords(report.origin()));
  }

  private static String scaleInWords(Origin origin) {
    String scale =
        origin.scale().equals("quick")
            ? "quick: fewer repetitions than without --quick"
            : origin.scale();
    return origin.whole() ? scale : scale + ", a selection";
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}

package dev.efsshare.demo.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.demo.report.TestReport.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run of the demonstration showed. Immutable.
 *
 * @param startedAt when it began
 * @param took how long it took; whoever started the target adds that time
 * @param tests in order
 * @param origin what the figures depend on
 * @param results keys of the predictions' results in the bucket
 */
public record DemoReport(
    Instant startedAt, Duration took, List<TestReport> tests, Origin origin, Set<String> results) {

  /** Copies the collections. */
  public DemoReport {
    tests = List.copyOf(tests);
    results = new TreeSet<>(results);
  }

  /**
   * Whether nothing failed.
   *
   * @return false if a check did not hold
   */
  public boolean passed() {
    return count(Status.FAIL) == 0;
  }

  /**
   * How many tests ended in one way.
   *
   * @param status which way
   * @return their number
   */
  public long count(Status status) {
    return tests.stream().filter(test -> test.status() == status).count();
  }

  /**
   * The report with the time that it took with starting and ending the target.
   *
   * @param whole the whole time
   * @return a copy
   */
  public DemoReport withTime(Duration whole) {
    return new DemoReport(startedAt, whole, tests, origin, results);
  }

  /**
   * The report for programs.
   *
   * @return as docs/demo-report.schema.json describes it; a new tree
   */
  public ObjectNode toJson() {
    return ReportJson.of(this);
  }

  /**
   * Writes the report for programs.
   *
   * @param file made with its folder, or replaced
   * @throws IOException if it cannot be written
   */
  public void writeJson(Path file) throws IOException {
    write(file, toJson().toPrettyString() + "\n");
  }

  /**
   * Writes the report as Markdown.
   *
   * @param file made with its folder, or replaced
   * @throws IOException if it cannot be written
   */
  public void writeMarkdown(Path file) throws IOException {
    write(file, ReportMarkdown.of(this));
  }

  private static void write(Path file, String text) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text);
  }
}

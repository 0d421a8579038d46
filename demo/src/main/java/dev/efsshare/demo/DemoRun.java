package dev.efsshare.demo;

import dev.efsshare.demo.report.DemoReport;
import dev.efsshare.demo.report.Origin;
import dev.efsshare.demo.report.ReportText;
import dev.efsshare.demo.report.TestReport;
import dev.efsshare.demo.target.Target;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs a selection of tests on a target, one after the other, and reports each as soon as it is
 * done.
 *
 * <pre>{@code
 * try (Target target = LocalTarget.start(options)) {
 *   DemoReport report = DemoRun.quietly(Selection.all(Scale.QUICK), project).on(target);
 * }
 * }</pre>
 *
 * @param selection which tests, and how much each does
 * @param project whose commit the report tells
 * @param out takes what a person reads meanwhile
 * @param terminal whether a line there can be rewritten
 * @param toldToEnd asked after each test; true gives the run up
 */
public record DemoRun(
    Selection selection,
    Path project,
    PrintStream out,
    boolean terminal,
    BooleanSupplier toldToEnd) {

  /**
   * A run of which nothing is shown meanwhile.
   *
   * @param selection which tests
   * @param project whose commit the report tells
   * @return a run
   */
  public static DemoRun quietly(Selection selection, Path project) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new DemoRun(selection, project, nowhere, false, () -> false);
  }

  /**
   * Runs the tests. Later ones run even when one failed: the report then shows how far the damage
   * goes.
   *
   * @param target open; stays open
   * @return the report
   * @throws InterruptedException if interrupted or told to end
   */
  public DemoReport on(Target target) throws InterruptedException {
    Instant startedAt = Instant.now();
    List<TestReport> tests = new ArrayList<>();
    try (Share share = new Share(target);
        Progress progress = new Progress(out, terminal)) {
      for (Step step : selection.steps()) {
        TestReport test = run(step, share, progress);
        progress.idle();
        // What a test saw while the stack went down under it says nothing about the share.
        if (toldToEnd.getAsBoolean()) {
          throw new InterruptedException("told to end");
        }
        ReportText.print(test, out);
        tests.add(test);
      }
      progress.doing("asking the target how it is set up");
      return new DemoReport(
          startedAt,
          Duration.between(startedAt, Instant.now()),
          tests,
          Origin.of(target, project, selection.scale().name(), selection.whole()),
          share.results());
    }
  }

  private TestReport run(Step step, Share share, Progress progress) throws InterruptedException {
    Optional<String> missing = step.missingOn(share.target());
    if (missing.isPresent()) {
      return TestReport.skipped(step.id(), step.title(), missing.get());
    }
    Findings findings = new Findings(progress);
    findings.doing(step.title());
    long started = System.nanoTime();
    try {
      step.show(share, selection.scale(), findings);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      findings.check(false, e.toString());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    return TestReport.of(step.id(), step.title(), took, findings.finish());
  }
}

package dev.efsshare.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Runs steps one after the other and reports each as soon as it is done. */
final class Demonstration {
  private final List<Step> steps;
  private final PrintStream out;
  private final Progress progress;
  private final BooleanSupplier toldToEnd;

  Demonstration(List<Step> steps, PrintStream out, Progress progress, BooleanSupplier toldToEnd) {
    this.steps = List.copyOf(steps);
    this.out = out;
    this.progress = progress;
    this.toldToEnd = toldToEnd;
  }

  /** Later steps run even when one failed: the report then shows how far the damage goes. */
  Report run(Share share, Instant startedAt) throws InterruptedException {
    List<StepReport> reports = new ArrayList<>();
    for (Step step : steps) {
      StepReport report = run(step, share);
      progress.idle();
      // What a step saw while the stack went down under it says nothing about the share.
      if (toldToEnd.getAsBoolean()) {
        throw new InterruptedException("told to end");
      }
      Report.print(report, out);
      reports.add(report);
    }
    return new Report(startedAt, Duration.between(startedAt, Instant.now()), reports);
  }

  private StepReport run(Step step, Share share) throws InterruptedException {
    Findings findings = new Findings(progress);
    findings.doing(step.title());
    long started = System.nanoTime();
    try {
      step.show(share, findings);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      findings.check(false, e.toString());
    }
    return new StepReport(
        step.id(),
        step.title(),
        Duration.ofNanos(System.nanoTime() - started),
        findings.failures(),
        findings.lines(),
        findings.figures());
  }
}

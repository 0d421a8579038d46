package dev.efsshare.workflow.runner.demo;

import dev.efsshare.demo.Findings;
import dev.efsshare.demo.Progress;
import dev.efsshare.demo.ShutdownHook;
import dev.efsshare.demo.report.Origin;
import dev.efsshare.demo.report.ReportText;
import dev.efsshare.demo.report.TestReport;
import dev.efsshare.workflow.definition.WorkflowConfiguration;
import dev.efsshare.workflow.definition.WorkflowType;
import dev.efsshare.workflow.runner.Workflow;
import dev.efsshare.workflow.runner.WorkflowOptions;
import dev.efsshare.workflow.runner.corpus.Corpus;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows every claim on one type of workflow.
 *
 * @param project the project's root folder
 * @param state folder for this type's objects and logs
 * @param corpus a file
 * @param contents what is in it
 * @param out takes what a person reads meanwhile
 * @param progress told what is being done
 * @param abandoned what is left to do when the process is told to end (Ctrl-C)
 */
public record WorkflowDemo(
    Path project,
    Path state,
    Path corpus,
    Corpus.Contents contents,
    PrintStream out,
    Progress progress,
    Runnable abandoned) {
  private static final List<Claim> CLAIMS =
      List.of(new BulkRun(), new SecondDelivery(), new KilledStages(), new PermanentFailure());

  /** Shorter texts than those that the corpus has on purpose are not scored. */
  private static final Map<String, String> RULES = Map.of("FilterRules", "{\"minCharacters\": 10}");

  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * What a type showed.
   *
   * @param tests one a claim
   * @param origin what the figures depend on
   */
  public record Shown(List<TestReport> tests, Origin origin) {}

  /**
   * Starts a workflow and shows the claims, one after the other. Later ones are shown even when one
   * failed.
   *
   * @param type of workflow
   * @return what came out
   * @throws Exception if the workflow cannot be started, or the thread is interrupted
   */
  public Shown show(WorkflowType type) throws Exception {
    WorkflowConfiguration configuration =
        type == WorkflowType.EXPRESS
            ? WorkflowConfiguration.express()
            : WorkflowConfiguration.standard();
    progress.doing(configuration.name() + ": starting the stack, and bringing the model there");
    WorkflowOptions options = new WorkflowOptions(project, type, state, false, RULES);
    AtomicBoolean toldToEnd = new AtomicBoolean();
    try (Workflow workflow = Workflow.start(options, _ -> {});
        var _ = new ShutdownHook(() -> abandon(workflow, toldToEnd))) {
      String input = workflow.bucket().putInput(corpus);
      Subject subject =
          new Subject(workflow, configuration, input, contents, freshDataset(configuration));
      List<TestReport> tests = new ArrayList<>();
      for (Claim claim : CLAIMS) {
        TestReport test = show(claim, subject);
        progress.idle();
        // what was seen while the stack went down says nothing about the workflow
        if (toldToEnd.get()) {
          throw new InterruptedException("told to end");
        }
        ReportText.print(test, out);
        tests.add(test);
      }
      progress.doing(configuration.name() + ": asking the stack how it is set up");
      String scale = "%,d records".formatted(contents.records());
      return new Shown(tests, Origin.of(workflow.target(), project, scale, true));
    }
  }

  /** A state folder keeps the datasets of earlier runs, which are not to be mistaken for ours. */
  private static String freshDataset(WorkflowConfiguration configuration) {
    return "demo-%s-%s".formatted(configuration.name(), STARTED.format(Instant.now()));
  }

  private void abandon(Workflow workflow, AtomicBoolean toldToEnd) {
    toldToEnd.set(true);
    workflow.close();
    abandoned.run();
  }

  private TestReport show(Claim claim, Subject subject) throws InterruptedException {
    String type = subject.configuration().name();
    String title = type + ": " + claim.title();
    Findings findings = new Findings(progress);
    findings.doing(title);
    long started = System.nanoTime();
    try {
      claim.show(subject, findings);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      findings.check(false, e.toString());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    String id = type.toLowerCase(Locale.ROOT) + "_" + claim.id();
    return TestReport.of(id, title, took, findings.finish());
  }
}

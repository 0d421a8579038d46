package dev.efsshare.workflow.runner.cli;

import dev.efsshare.demo.Progress;
import dev.efsshare.demo.TemporaryFolder;
import dev.efsshare.demo.report.DemoReport;
import dev.efsshare.demo.report.Origin;
import dev.efsshare.demo.report.ReportText;
import dev.efsshare.demo.report.TestReport;
import dev.efsshare.workflow.definition.WorkflowType;
import dev.efsshare.workflow.runner.corpus.Corpus;
import dev.efsshare.workflow.runner.demo.WorkflowDemo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the workflow promises. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    version = "efs-share ${sys:efs-share.version}",
    sortOptions = false,
    description =
        "Runs a fresh corpus through both types of workflow and checks that counts add up at every"
            + " stage, that a second delivery adds nothing, that stages killed at work are tried"
            + " again and leave the same dataset, and where a message ends that cannot succeed.")
final class DemoCommand implements Callable<Integer> {
  private static final int FEWEST_RECORDS = 1_000;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "Size of the corpus (default ${DEFAULT-VALUE}), at least 1000.")
  private long records = 100_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Another number, another corpus (default ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      split = ",",
      description = "express, standard, or both (the default).")
  private List<WorkflowType> types = List.of(WorkflowType.values());

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Folder of the corpus, objects and logs, which is kept (default: one that is deleted).")
  private @Nullable Path state;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the report there.")
  private @Nullable Path json;

  private DemoCommand() {}

  @Override
  public Integer call() throws Exception {
    if (records < FEWEST_RECORDS) {
      throw new IllegalArgumentException(
          "--records %d is too few to show anything; give at least %d"
              .formatted(records, FEWEST_RECORDS));
    }
    DemoReport report = show(System.out);
    ReportText.printSummary(report, System.out);
    if (json != null) {
      report.writeJson(json);
      System.out.println("report: " + json);
    }
    return report.passed() ? 0 : 1;
  }

  private DemoReport show(PrintStream out) throws Exception {
    if (state != null) {
      return show(state, () -> {}, out);
    }
    try (TemporaryFolder folder = TemporaryFolder.open()) {
      return show(folder.path(), folder::close, out);
    }
  }

  private DemoReport show(Path folder, Runnable abandon, PrintStream out) throws Exception {
    Instant started = Instant.now();
    List<TestReport> tests = new ArrayList<>();
    List<Origin> origins = new ArrayList<>();
    try (Progress progress = new Progress(out, Terminal.isOne())) {
      Path file = folder.resolve("corpus.jsonl");
      Corpus.Contents contents = corpus(file, progress, out);
      for (WorkflowType type : types) {
        Path own = folder.resolve(type.name().toLowerCase(Locale.ROOT));
        WorkflowDemo demo =
            new WorkflowDemo(
                WorkflowCommand.project(), own, file, contents, out, progress, abandon);
        WorkflowDemo.Shown shown = demo.show(type);
        tests.addAll(shown.tests());
        origins.add(shown.origin());
      }
    }
    Duration took = Duration.between(started, Instant.now());
    return new DemoReport(started, took, tests, origins.getLast(), Set.of());
  }

  private Corpus.Contents corpus(Path file, Progress progress, PrintStream out) throws IOException {
    progress.doing("writing the corpus");
    Corpus.Contents contents = new Corpus(records, seed).writeTo(file);
    progress.idle();
    out.printf(
        "corpus of %,d records in %d languages: %,d wrong, %,d repeated, %,d too short%n%n",
        contents.records(),
        contents.languages().size(),
        contents.wrong(),
        contents.repeated(),
        contents.tooShort());
    return contents;
  }
}

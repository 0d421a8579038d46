package dev.efsshare.workflow.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.demo.Progress;
import dev.efsshare.demo.report.TestReport;
import dev.efsshare.workflow.definition.WorkflowType;
import dev.efsshare.workflow.runner.corpus.Corpus;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every claim on both types, with the real stages, queue and engine, on a small corpus. */
class WorkflowDemoIT {
  private static final Path PROJECT = Path.of("..", "..");

  @TempDir private static Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"EXPRESS", "STANDARD", "EXPRESS"})
  void demonstration_ofEachTypeAndAgainInItsFolder_showsEveryClaim(WorkflowType type)
      throws Exception {
    Path file = folder.resolve("corpus.jsonl");
    Corpus.Contents contents = new Corpus(1_000, 11).writeTo(file);
    try (PrintStream nowhere =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Progress progress = new Progress(nowhere, false)) {
      WorkflowDemo demo =
          new WorkflowDemo(
              PROJECT, folder.resolve(type.name()), file, contents, nowhere, progress, () -> {});
      assertThat(demo.show(type).tests())
          .hasSize(4)
          .allSatisfy(test -> assertThat(test.finding().failures()).isEmpty())
          .allMatch(test -> test.status() == TestReport.Status.PASS);
    }
  }
}

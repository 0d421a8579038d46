package dev.efsshare.workflow.runner.cli;

import dev.efsshare.workflow.definition.HandoverPaths;
import dev.efsshare.workflow.definition.WorkflowType.Invocation;
import dev.efsshare.workflow.runner.Run;
import dev.efsshare.workflow.runner.Workflow;
import dev.efsshare.workflow.runner.engine.ExecutionEvent;
import dev.efsshare.workflow.runner.task.StageReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** How a run went, for a person at a terminal. */
final class RunText {
  private static final String ROW = "%-12s %12s %12s %10s %9s  %s";

  private RunText() {}

  static String of(Workflow workflow, Run run) {
    StringJoiner text = new StringJoiner("\n");
    text.add(ROW.formatted("stage", "read", "written", "dropped", "time", "not taken, by reason"));
    text.add(
        "-".repeat(12)
            + (" " + "-".repeat(12)).repeat(2)
            + " "
            + "-".repeat(10)
            + " ---------  "
            + "-".repeat(24));
    run.stages().forEach(stage -> text.add(row(stage)));
    text.add("");
    retries(run, text);
    text.add(outcome(workflow, run));
    String execution = HandoverPaths.EXECUTIONS + run.result().execution() + "/";
    Path bucket = workflow.objects();
    text.add("every object is a file below " + bucket);
    text.add("  " + execution + "   what stages handed over, rejected, and said");
    Datasets.of(workflow, run)
        .ifPresent(dataset ->
            text.add("  " + dataset + "   the dataset, with summary.json and manifest.json"));
    return text.toString();
  }

  private static String row(StageReport stage) {
    String reasons =
        stage.dropped().entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(reason -> "%s %,d".formatted(reason.getKey(), reason.getValue()))
            .collect(Collectors.joining(", "));
    return ROW.formatted(
            stage.stage(),
            "%,d".formatted(stage.read()),
            "%,d".formatted(stage.written()),
            "%,d".formatted(stage.droppedInAll()),
            String.format(Locale.ROOT, "%.1f s", stage.took().toMillis() / 1000.0),
            stage.repeated() ? "was there already" : reasons)
        .stripTrailing();
  }

  private static void retries(Run run, StringJoiner text) {
    for (ExecutionEvent event : run.result().events()) {
      if (event.type().equals("StateFailed") && !event.state().equals("Failed")) {
        text.add("%s failed: %s".formatted(event.state(), event.error()));
      } else if (event.type().equals("StateRetried")) {
        text.add("%s tried again (%d)".formatted(event.state(), event.attempt()));
      }
    }
  }

  private static String outcome(Workflow workflow, Run run) {
    if (run.result().succeeded()) {
      return "SUCCEEDED, execution " + run.result().execution();
    }
    boolean comesBack = workflow.facts().pipe().invocation() == Invocation.REQUEST_RESPONSE;
    return "%s, execution %s%n%s: %s%n%s"
        .formatted(
            run.result().status(),
            run.result().execution(),
            run.result().error(),
            Causes.firstWords(run.result().cause()),
            comesBack
                ? "delivered %d times; the message is a dead letter now"
                    .formatted(run.receiveCount())
                : "the message is gone; on AWS the rule for failed executions tells its topic");
  }
}

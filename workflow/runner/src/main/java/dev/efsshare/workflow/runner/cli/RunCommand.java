package dev.efsshare.workflow.runner.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.demo.Progress;
import dev.efsshare.demo.ShutdownHook;
import dev.efsshare.workflow.definition.WorkflowType;
import dev.efsshare.workflow.definition.WorkflowType.Invocation;
import dev.efsshare.workflow.runner.Run;
import dev.efsshare.workflow.runner.Workflow;
import dev.efsshare.workflow.runner.WorkflowOptions;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one file through the workflow. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    version = "efs-share ${sys:efs-share.version}",
    sortOptions = false,
    description =
        "Runs a file of records through the workflow: queue, pipe, state machine, stages, dataset."
            + " Every object stays in the state folder.")
final class RunCommand implements Callable<Integer> {
  /** Longer than a Standard execution of this project can take. */
  private static final Duration LIMIT = Duration.ofHours(8);

  private static final JsonMapper JSON = new JsonMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "INPUT.jsonl",
      description = "Records, one JSON object with a \"text\" a line.")
  private Path input = Path.of("");

  @Option(
      names = "--type",
      required = true,
      paramLabel = "TYPE",
      description = "express or standard.")
  private WorkflowType type = WorkflowType.EXPRESS;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "Name of the dataset (default: sha256- and the input's SHA-256).")
  private @Nullable String dataset;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder for objects, logs and the share (default .efs-share/workflow); kept.")
  private @Nullable Path state;

  @Option(
      names = "--real-pauses",
      description = "Wait before retries as long as on AWS; else it is a second each time.")
  private boolean realPauses;

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description = "Value of a parameter of the template, such as FilterRules. May be repeated.")
  private Map<String, String> parameters = Map.of();

  @Option(names = "--json", description = "Print one JSON object, and nothing else.")
  private boolean json;

  private RunCommand() {}

  @Override
  public Integer call() throws Exception {
    RecordsFile.check(input);
    PrintWriter out = spec.commandLine().getOut();
    // the answer alone goes to the standard output
    PrintStream terminal = System.err;
    try (Progress progress = new Progress(terminal, Terminal.isOne());
        RunProgress shown = new RunProgress(progress)) {
      shown.starting();
      try (Workflow workflow = Workflow.start(options(), shown::event);
          var _ = new ShutdownHook(workflow::close)) {
        Run run = run(workflow, shown);
        progress.idle();
        out.println(json ? RunJson.of(workflow, run).toPrettyString() : RunText.of(workflow, run));
        out.flush();
        return run.result().succeeded() ? 0 : 1;
      }
    }
  }

  private WorkflowOptions options() {
    Path project = WorkflowCommand.project();
    Path folder = state == null ? project.resolve(".efs-share").resolve("workflow") : state;
    return new WorkflowOptions(project, type, folder, realPauses, parameters);
  }

  /**
   * The last delivery: an Express execution that failed is tried again until it is a dead letter.
   */
  private Run run(Workflow workflow, RunProgress shown) throws Exception {
    ObjectNode body = JSON.createObjectNode();
    if (dataset != null) {
      body.put("dataset", dataset);
    }
    body.put("input", workflow.bucket().putInput(input));
    String message = workflow.send(body.toString());
    Run run = workflow.next(message, LIMIT);
    while (mayComeBack(workflow, run)) {
      shown.failed(run);
      run = workflow.next(message, LIMIT);
    }
    return run;
  }

  private static boolean mayComeBack(Workflow workflow, Run run) {
    return !run.result().succeeded()
        && workflow.facts().pipe().invocation() == Invocation.REQUEST_RESPONSE
        && run.receiveCount() < workflow.facts().queue().maxReceiveCount();
  }
}

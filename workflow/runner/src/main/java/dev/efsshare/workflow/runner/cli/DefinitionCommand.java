package dev.efsshare.workflow.runner.cli;

import dev.efsshare.workflow.definition.StateMachine;
import dev.efsshare.workflow.definition.WorkflowConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the state machines that are deployed. */
@Command(
    name = "definition",
    mixinStandardHelpOptions = true,
    version = "efs-share ${sys:efs-share.version}",
    description =
        "Renders the configurations of both types as Amazon States Language, into"
            + " workflow/express.asl.json and workflow/standard.asl.json.")
final class DefinitionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private DefinitionCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (WorkflowConfiguration workflow :
        List.of(WorkflowConfiguration.express(), WorkflowConfiguration.standard())) {
      Path file = WorkflowCommand.project().resolve(StateMachine.file(workflow));
      String text = StateMachine.render(workflow);
      boolean changed = Files.notExists(file) || !Files.readString(file).equals(text);
      Files.writeString(file, text);
      out.println(StateMachine.file(workflow) + (changed ? ": written" : ": as it was"));
    }
    return 0;
  }
}

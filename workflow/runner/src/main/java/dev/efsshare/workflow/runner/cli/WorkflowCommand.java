package dev.efsshare.workflow.runner.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the workflow. */
@Command(
    name = "efs-share workflow",
    mixinStandardHelpOptions = true,
    version = "efs-share ${sys:efs-share.version}",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Scores records in bulk: from a queue through a pipe and a state machine to stages that hand"
            + " over by S3, with a model that lies on the share. All of it runs on this machine, as"
            + " the template declares it; state machines need Node.js.",
    subcommands = {
      RunCommand.class,
      DemoCommand.class,
      CorpusCommand.class,
      DefinitionCommand.class
    },
    footer = {"", "Exit codes: 0 all as it should be, 1 something is not, 2 wrong usage."})
public final class WorkflowCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private WorkflowCommand() {}

  /**
   * Runs the command. The project's root is the system property {@code efs-share.home}, or the
   * current folder.
   *
   * @param arguments as typed
   */
  public static void main(String[] arguments) {
    // two are on the class path: this one's, and that of the functions' code
    System.setProperty("slf4j.provider", "org.slf4j.jul.JULServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new WorkflowCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(WorkflowComplaints::correct)
        .setExecutionExceptionHandler(WorkflowComplaints::explain);
  }

  /** The project's root folder. */
  static Path project() {
    return Path.of(System.getProperty("efs-share.home", "."));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command? There are: run, demo, corpus, definition");
  }
}

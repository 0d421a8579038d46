package dev.efsshare.workflow.runner.cli;

import dev.efsshare.local.cli.Complaints;
import dev.efsshare.workflow.runner.engine.EngineException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What can go wrong in the workflow's commands alone; the rest is told as by every command. */
final class WorkflowComplaints {
  /** As a shell tells of Ctrl-C. */
  private static final int INTERRUPTED = 130;

  private WorkflowComplaints() {}

  /** Of arguments that are not understood. */
  static int correct(CommandLine.ParameterException exception, String[] arguments) {
    return Complaints.tell(
        exception.getCommandLine(),
        exception.getMessage() + "; --help tells what there is",
        CommandLine.ExitCode.USAGE);
  }

  /**
   * What a user can do something about is one line; anything else is a defect and keeps its trace.
   */
  static int explain(
      Exception exception, CommandLine command, CommandLine.@Nullable ParseResult arguments)
      throws Exception {
    return switch (exception) {
      case InterruptedException ended -> Complaints.tell(command, ended.getMessage(), INTERRUPTED);
      case EngineException failed -> failed(command, failed);
      case TimeoutException failed -> failed(command, failed);
      case ExecutionException failed when failed.getCause() instanceof EngineException cause ->
          failed(command, cause);
      default -> Complaints.explain(exception, command, arguments);
    };
  }

  private static int failed(CommandLine command, Exception exception) {
    return Complaints.tell(command, exception.getMessage(), CommandLine.ExitCode.SOFTWARE);
  }
}

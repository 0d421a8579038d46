package dev.efsshare.workflow.runner.cli;

import dev.efsshare.local.LocalStackException;
import dev.efsshare.local.template.ParameterException;
import dev.efsshare.local.template.TemplateException;
import dev.efsshare.workflow.runner.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How commands tell of what went wrong: a line and an exit code where a user can mend it. */
final class Complaints {
  /** As a shell tells of Ctrl-C. */
  private static final int INTERRUPTED = 130;

  private Complaints() {}

  /** Of arguments that are not understood. */
  static int correct(CommandLine.ParameterException exception, String[] arguments) {
    tell(exception.getCommandLine(), exception.getMessage() + "; --help tells what there is");
    return CommandLine.ExitCode.USAGE;
  }

  /**
   * What a user can do something about is one line; anything else is a defect and keeps its trace.
   */
  static int explain(
      Exception exception, CommandLine command, CommandLine.@Nullable ParseResult arguments)
      throws Exception {
    return switch (exception) {
      case InterruptedException ended -> tell(command, ended, INTERRUPTED);
      case IllegalArgumentException wrong -> tell(command, wrong, CommandLine.ExitCode.USAGE);
      case ParameterException wrong -> tell(command, wrong, CommandLine.ExitCode.USAGE);
      case EngineException failed -> tell(command, failed, CommandLine.ExitCode.SOFTWARE);
      case LocalStackException failed -> tell(command, failed, CommandLine.ExitCode.SOFTWARE);
      case TemplateException failed -> tell(command, failed, CommandLine.ExitCode.SOFTWARE);
      case TimeoutException failed -> tell(command, failed, CommandLine.ExitCode.SOFTWARE);
      case UncheckedIOException failed -> tell(command, failed, CommandLine.ExitCode.SOFTWARE);
      case IOException failed -> tell(command, failed, CommandLine.ExitCode.SOFTWARE);
      case ExecutionException failed when failed.getCause() instanceof EngineException cause ->
          tell(command, cause, CommandLine.ExitCode.SOFTWARE);
      default -> throw exception;
    };
  }

  private static int tell(CommandLine command, Exception exception, int exitCode) {
    tell(command, exception.getMessage());
    return exitCode;
  }

  private static void tell(CommandLine command, @Nullable String message) {
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + message);
  }
}

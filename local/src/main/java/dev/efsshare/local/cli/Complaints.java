package dev.efsshare.local.cli;

import dev.efsshare.local.LocalStackException;
import dev.efsshare.local.template.ParameterException;
import dev.efsshare.local.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/** How commands tell of what went wrong: a line and an exit code where a user can mend it. */
final class Complaints {

  private Complaints() {}

  /** Of arguments that are not understood. */
  static int correct(CommandLine.ParameterException exception, String[] arguments) {
    String message =
        exception instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
            ? "Only options are taken, not " + unmatched.getUnmatched()
            : exception.getMessage();
    tell(exception.getCommandLine(), message + "; --help tells what there is");
    return CommandLine.ExitCode.USAGE;
  }

  /**
   * What a user can do something about is one line; anything else is a defect and keeps its trace.
   */
  static int explain(
      Exception exception, CommandLine command, CommandLine.@Nullable ParseResult arguments)
      throws Exception {
    return switch (exception) {
      case IllegalArgumentException wrong -> tell(command, wrong, CommandLine.ExitCode.USAGE);
      case ParameterException wrong -> tell(command, wrong, CommandLine.ExitCode.USAGE);
      case LocalStackException failed -> tell(command, failed, CommandLine.ExitCode.SOFTWARE);
      case TemplateException failed -> tell(command, failed, CommandLine.ExitCode.SOFTWARE);
      case UncheckedIOException failed -> tell(command, failed, CommandLine.ExitCode.SOFTWARE);
      case IOException failed -> tell(command, failed, CommandLine.ExitCode.SOFTWARE);
      default -> throw exception;
    };
  }

  private static int tell(CommandLine command, Exception exception, int exitCode) {
    tell(command, exception.getMessage());
    return exitCode;
  }

  private static void tell(CommandLine command, @Nullable String message) {
    command.getErr().println(command.getCommandName() + ": " + message);
  }
}

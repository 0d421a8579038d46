package dev.efsshare.local.cli;

import dev.efsshare.local.Causes;
import dev.efsshare.local.LocalStackException;
import dev.efsshare.local.template.ParameterException;
import dev.efsshare.local.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How commands tell of what went wrong: a line and an exit code where a user can mend it. Safe for
 * use by many threads.
 */
public final class Complaints {

  private Complaints() {}

  /** Of arguments that are not understood. */
  static int correct(CommandLine.ParameterException exception, String[] arguments) {
    String message =
        exception instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
            ? "Only options are taken, not " + unmatched.getUnmatched()
            : exception.getMessage();
    return tell(
        exception.getCommandLine(),
        message + "; --help tells what there is",
        CommandLine.ExitCode.USAGE);
  }

  /**
   * What a user can do something about is one line; anything else is a defect and keeps its trace.
   *
   * @param exception what the command threw
   * @param command the command
   * @param arguments as they were understood
   * @return the exit code
   * @throws Exception the same exception, if it is a defect
   */
  public static int explain(
      Exception exception, CommandLine command, CommandLine.@Nullable ParseResult arguments)
      throws Exception {
    return switch (exception) {
      case IllegalArgumentException wrong ->
          tell(command, wrong.getMessage(), CommandLine.ExitCode.USAGE);
      case ParameterException wrong ->
          tell(command, wrong.getMessage(), CommandLine.ExitCode.USAGE);
      case LocalStackException failed ->
          tell(command, failed.getMessage(), CommandLine.ExitCode.SOFTWARE);
      case TemplateException failed ->
          tell(command, failed.getMessage(), CommandLine.ExitCode.SOFTWARE);
      case UncheckedIOException failed ->
          tell(command, words(failed), CommandLine.ExitCode.SOFTWARE);
      case IOException failed ->
          tell(command, Causes.reason(failed), CommandLine.ExitCode.SOFTWARE);
      default -> throw exception;
    };
  }

  /**
   * Tells it in one line.
   *
   * @param command whose whole name the line begins with
   * @param message what went wrong
   * @param exitCode of the process
   * @return the exit code
   */
  public static int tell(CommandLine command, @Nullable String message, int exitCode) {
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + message);
    return exitCode;
  }

  /** What was being done, where somebody said it, and why that failed. */
  private static String words(UncheckedIOException exception) {
    IOException cause = Objects.requireNonNull(exception.getCause(), "it has one by contract");
    String reason = Causes.reason(cause);
    String message = exception.getMessage();
    return message == null || message.equals(cause.toString()) ? reason : message + ": " + reason;
  }
}

package dev.efsshare.reliability;

import dev.efsshare.reliability.enumeration.EnumerateCommand;
import dev.efsshare.reliability.enumeration.SchedulesCommand;
import dev.efsshare.reliability.fulldisk.FullDiskCommand;
import dev.efsshare.reliability.kill.KillCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the campaigns; each is a subcommand. */
@Command(
    name = "efs-share reliability",
    scope = CommandLine.ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    version = "efs-share ${sys:efs-share.version}",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Tries to make the library lose or tear a file, and prints a verdict.",
    subcommands = {
      EnumerateCommand.class,
      SchedulesCommand.class,
      KillCommand.class,
      FullDiskCommand.class,
      AllCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 nothing was lost or torn, 1 something was, 2 wrong usage, 3 could not run to"
          + " its end."
    })
public final class ReliabilityCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Made by the command line. */
  @SuppressWarnings("NullAway.Init") // picocli sets the field
  public ReliabilityCommand() {}

  /**
   * Runs a campaign.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ReliabilityCommand()).execute(arguments));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "which campaign?");
  }
}

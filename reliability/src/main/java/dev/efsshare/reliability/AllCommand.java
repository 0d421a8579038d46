package dev.efsshare.reliability;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code efs-share reliability all}: the campaigns with real processes and real disks. */
@Command(
    name = "all",
    sortOptions = false,
    exitCodeOnExecutionException = 3,
    usageHelpAutoWidth = true,
    description = "Runs 'kill' and 'full-disk' with their defaults, and prints one verdict.",
    footer = {
      "",
      "Exit codes: 0 nothing was lost or torn, 1 something was, 2 wrong usage, 3 it could not be"
          + " run to its end."
    })
public final class AllCommand implements Callable<Integer> {
  private static final List<String> CAMPAIGNS = List.of("kill", "full-disk");

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Processes to kill (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of everything that is drawn (default: drawn from the clock; it is printed).")
  private @Nullable Long seed;

  /** Made by the command line. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  public AllCommand() {}

  @Override
  public Integer call() {
    PrintStream out = System.out;
    List<String> notPassed = new ArrayList<>();
    int worst = 0;
    for (String campaign : CAMPAIGNS) {
      out.printf("%n== %s%n", campaign);
      int code =
          new CommandLine(new ReliabilityCommand())
              .execute(arguments(campaign).toArray(String[]::new));
      if (code != 0) {
        notPassed.add(campaign);
      }
      worst = Math.max(worst, code);
    }
    out.println();
    out.println(
        notPassed.isEmpty()
            ? "OK: nothing was lost or torn by " + String.join(" and ", CAMPAIGNS)
            : "FAILED: see above, " + String.join(" and ", notPassed));
    return worst;
  }

  private List<String> arguments(String campaign) {
    List<String> arguments = new ArrayList<>(List.of(campaign));
    if (seed != null) {
      arguments.addAll(List.of("--seed", seed.toString()));
    }
    if (campaign.equals("kill")) {
      arguments.addAll(List.of("--rounds", Integer.toString(rounds)));
    }
    return arguments;
  }
}

package dev.efsshare.reliability.kill;

import dev.efsshare.reliability.Progress;
import dev.efsshare.reliability.Verdict;
import dev.efsshare.reliability.WorkDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code efs-share reliability kill}. */
@Command(
    name = "kill",
    sortOptions = false,
    exitCodeOnExecutionException = 3,
    usageHelpAutoWidth = true,
    description = {
      "Kills processes with SIGKILL at random moments while they publish (create-only and"
          + " replace), ingest objects in parts and put generations, on names and keys that they"
          + " share, while readers verify every byte. Then looks at everything that is there and"
          + " compares it with what was begun and acknowledged.",
      "",
      "Shows: no moment of a call leaves part of a file, takes back what was acknowledged, or"
          + " leaves something that reaping does not find. Does not show: the loss of power, since"
          + " the kernel keeps what a killed process wrote; the enumerated faults are for that."
    },
    footer = {
      "",
      "The same seed draws the same contents, targets and lengths of lives; what a kill hits is up"
          + " to the machine.",
      "Exit codes: 0 nothing was lost or torn, 1 something was, 2 wrong usage, 3 it could not be"
          + " run to its end."
    })
public final class KillCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

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

  @Option(
      names = "--writers",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Processes that live at a time, with four threads each (default: ${DEFAULT-VALUE}).")
  private int writers;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description =
          "An empty directory to work in, on the file system that matters (default: a new one among"
              + " the temporary files, deleted if all is well).")
  private @Nullable Path directory;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the verdict there, as JSON.")
  private @Nullable Path json;

  /** Made by the command line. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  public KillCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintStream out = System.out;
    KillSettings settings = settings();
    Verdict verdict;
    try (WorkDirectory work = openWorkDirectory()) {
      out.printf("killing %,d processes, seed %d, in %s%n%n", rounds, settings.seed(), work.path());
      KillCampaign campaign = new KillCampaign(settings, work.path());
      try (var _ = new Progress(out, campaign::progress)) {
        verdict = campaign.run();
      }
      work.keepUnless(verdict.passed());
    }
    if (json != null) {
      verdict.writeJson(json);
    }
    verdict.print(out);
    return verdict.passed() ? 0 : 1;
  }

  private KillSettings settings() {
    try {
      return KillSettings.DEFAULT
          .withRounds(rounds)
          .withWriters(writers)
          .withSeed(seed == null ? System.nanoTime() : seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private WorkDirectory openWorkDirectory() throws IOException {
    try {
      return WorkDirectory.open(directory, "efs-share-kill");
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}

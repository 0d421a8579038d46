package dev.efsshare.reliability.enumeration;

import dev.efsshare.reliability.Progress;
import dev.efsshare.reliability.Verdict;
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

/** {@code efs-share reliability schedules}. */
@Command(
    name = "schedules",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Lets two to four writers and a reader take turns on one target, on a file system in"
            + " memory, one call at a time in random order, with random faults and a power failure"
            + " at the end. What all of them were told must be true in some order of them.",
    footer = {
      "",
      "One seed, one schedule: --seed N --count 1 repeats one that failed.",
      "Exit codes: 0 every promise was kept, 1 one was not, 2 wrong usage."
    })
public final class SchedulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many schedules (default: ${DEFAULT-VALUE}).")
  private long count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the first schedule (default: drawn from the clock; it is printed).")
  private @Nullable Long seed;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the verdict there, as JSON.")
  private @Nullable Path json;

  /** Made by the command line. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  public SchedulesCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (count < 1) {
      throw new ParameterException(spec.commandLine(), "--count %d: at least 1".formatted(count));
    }
    PrintStream out = System.out;
    SchedulesCampaign campaign =
        new SchedulesCampaign(seed == null ? System.nanoTime() : seed, count);
    Verdict verdict;
    try (var _ = new Progress(out, campaign::progress)) {
      verdict = campaign.run();
    }
    if (json != null) {
      verdict.writeJson(json);
    }
    verdict.print(out);
    return verdict.passed() ? 0 : 1;
  }
}

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

/** {@code efs-share reliability enumerate}. */
@Command(
    name = "enumerate",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Publishes on a file system in memory, once for every call that this makes and every way in"
          + " which that call can go wrong: it fails without an effect or after it, its reply is"
          + " lost, the process is killed or the power fails before it or after it, another writer"
          + " comes first. Then the same for pairs of calls. After every step it compares what"
          + " readers see with what writers were told.",
      "",
      "A power failure takes all or a random part of the content and of the names that were not"
          + " forced."
    },
    footer = {"", "Exit codes: 0 every promise was kept, 1 one was not, 2 wrong usage."})
public final class EnumerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--store-pairs",
      paramLabel = "N",
      defaultValue = "500",
      description =
          "Of the store's pairs of faults, some two million, try one in N (default:"
              + " ${DEFAULT-VALUE}, a minute; 1 tries all, for hours).")
  private int storePairs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many work at a time (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the verdict there, as JSON.")
  private @Nullable Path json;

  /** Made by the command line. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  public EnumerateCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (storePairs < 1 || threads < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--store-pairs %d, --threads %d: both are at least 1".formatted(storePairs, threads));
    }
    PrintStream out = System.out;
    EnumerationCampaign campaign = new EnumerationCampaign(storePairs, threads);
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

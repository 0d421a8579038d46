package dev.efsshare.reliability.fulldisk;

import dev.efsshare.reliability.Progress;
import dev.efsshare.reliability.ReliabilityCommand;
import dev.efsshare.reliability.Verdict;
import dev.efsshare.reliability.WorkDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code efs-share reliability full-disk}. */
@Command(
    name = "full-disk",
    sortOptions = false,
    exitCodeOnExecutionException = 3,
    usageHelpAutoWidth = true,
    description = {
      "Fills small file systems to the brim while threads publish, put and ingest; takes their"
          + " inodes; makes them read-only. Every failure must be the file system's own, nothing"
          + " may be torn, what was acknowledged must be there, and failed calls must give their"
          + " space back at once.",
      "",
      "Makes the file systems itself, in a mount namespace of its own: a tmpfs as root or in a user"
          + " namespace, and an ext4 on a loop device as root. Where neither is allowed, mount a"
          + " small one and name it."
    },
    footer = {
      "",
      "Exit codes: 0 nothing was lost or torn, 1 something was, 2 wrong usage, 3 it could not be"
          + " run to its end."
    })
public final class FullDiskCommand implements Callable<Integer> {
  private static final long LARGEST_NAMED = 1L << 30;

  @Spec private CommandSpec spec;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      defaultValue = "8m",
      description =
          "Of each file system that is made, with k, m or g, 4m to 1g (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each is filled (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of everything that is drawn (default: drawn from the clock; it is printed).")
  private @Nullable Long seed;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description =
          "An empty directory on a small file system that you mounted, 1 GiB at most; it is filled.")
  private @Nullable Path directory;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the verdict there, as JSON.")
  private @Nullable Path json;

  @Option(names = "--in-namespace", hidden = true)
  private boolean inNamespace;

  /** Made by the command line. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  public FullDiskCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    FullDiskSettings settings = settings();
    if (directory == null && !inNamespace) {
      return runInNamespace(settings);
    }
    PrintStream out = System.out;
    FullDiskCampaign campaign = new FullDiskCampaign(settings);
    Verdict verdict;
    try (WorkDirectory work = openWorkDirectory()) {
      out.printf("filling small file systems, seed %d, in %s%n%n", settings.seed(), work.path());
      try (var _ = new Progress(out, campaign::progress)) {
        verdict =
            directory == null
                ? campaign.runOnOwnFileSystems(work.path())
                : campaign.runOn(work.path());
      }
    }
    if (json != null) {
      verdict.writeJson(json);
    }
    verdict.print(out);
    return verdict.passed() ? 0 : 1;
  }

  private FullDiskSettings settings() {
    try {
      return new FullDiskSettings(
          FullDiskSettings.parseSize(size), rounds, seed == null ? System.nanoTime() : seed);
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e);
    }
  }

  private WorkDirectory openWorkDirectory() throws IOException {
    try {
      WorkDirectory work = WorkDirectory.open(directory, "efs-share-full-disk");
      long total = Files.getFileStore(work.path()).getTotalSpace();
      if (directory != null && total > LARGEST_NAMED) {
        throw new IllegalArgumentException(
            "--directory %s is on a file system of %,d MiB; mount a small one there, 1 GiB at most: mount -t tmpfs -o size=8m tmpfs %s"
                .formatted(directory, total >> 20, directory));
      }
      return work;
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e);
    }
  }

  private int runInNamespace(FullDiskSettings settings) throws IOException, InterruptedException {
    Optional<List<String>> way = Namespace.find();
    if (way.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "this user may not mount a file system here, not in a user namespace either (unshare(1));"
              + " mount a small one and name it: mount -t tmpfs -o size=8m tmpfs DIR &&"
              + " ./efs-share reliability full-disk --directory DIR");
    }
    List<String> arguments = new ArrayList<>(List.of("full-disk", "--in-namespace"));
    arguments.addAll(List.of("--size", Long.toString(settings.sizeBytes())));
    arguments.addAll(List.of("--rounds", Integer.toString(settings.rounds())));
    arguments.addAll(List.of("--seed", Long.toString(settings.seed())));
    if (json != null) {
      arguments.addAll(List.of("--json", json.toAbsolutePath().toString()));
    }
    return Namespace.command(way.get(), ReliabilityCommand.class.getName(), arguments)
        .inheritIO()
        .start()
        .waitFor();
  }

  private ParameterException wrongUsage(IllegalArgumentException e) {
    return new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
  }
}

package dev.efsshare.benchmarks.comparison;

import dev.efsshare.local.LocalStackException;
import dev.efsshare.local.template.TemplateException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code efs-share compare}: the functions beside those that one would write in Python. */
@Command(
    name = "efs-share compare",
    mixinStandardHelpOptions = true,
    version = "efs-share ${sys:efs-share.version}",
    sortOptions = false,
    exitCodeOnExecutionException = 3,
    usageHelpAutoWidth = true,
    description = {
      "Measures the functions beside Python functions with boto3 and hashlib, openssl and dd: on"
          + " this machine, in one run, in turns. Prints medians, what 95 of 100 are no worse than,"
          + " ratios and whether each target holds.",
      "",
      "Comparisons: cold-start, ingest and predict, which have targets; ingest-paced, where each"
          + " connection gets what S3 gives one; ingest-scaling and predict-scaling, which tell how"
          + " cost grows. They need 3 GiB in memory, 2 GiB on a disk and a machine that has nothing"
          + " else to do."
    },
    footer = {
      "",
      "Needs python3 with boto3, openssl and dd; what is missing is told and not measured.",
      "Exit codes: 0 all targets hold, 1 one does not, 2 wrong usage, 3 something was not measured."
    })
public final class CompareCommand implements Callable<Integer> {
  private static final List<Comparison> COMPARISONS =
      List.of(
          new ColdStart(),
          new Ingest(),
          new PacedIngest(),
          new Predict(),
          new IngestScaling(),
          new PredictScaling());

  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "One comparison, or several separated by commas (default: all).")
  private List<String> only = List.of();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "How often each thing is measured (default: 20 cold starts, 7 large files).")
  private @Nullable Integer repeat;

  @Option(
      names = "--quick",
      description = "Small files, 2 repetitions, no targets: to see that it works.")
  private boolean quick;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also writes everything, with every single value, as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--ram",
      paramLabel = "DIR",
      defaultValue = "/dev/shm",
      description = "A folder on a file system in memory (default: ${DEFAULT-VALUE}).")
  private Path ram;

  @Option(
      names = "--disk",
      paramLabel = "DIR",
      description = "A folder on a disk (default: benchmarks/target of this project).")
  private @Nullable Path disk;

  /** Made by the command line. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  public CompareCommand() {}

  /**
   * Compares.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new CompareCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Comparison> chosen = chosen();
    try (Cleanup cleanup = new Cleanup()) {
      return compare(settings(), chosen, cleanup);
    } catch (FileSystemException e) {
      return cannot(e.toString());
    } catch (CannotRunException | IOException | LocalStackException | TemplateException e) {
      return cannot(e.getMessage());
    }
  }

  private int cannot(@Nullable String why) {
    spec.commandLine().getErr().println("efs-share compare: " + why);
    return Report.INCOMPLETE;
  }

  private int compare(Settings settings, List<Comparison> chosen, Cleanup cleanup)
      throws IOException, InterruptedException, CannotRunException {
    Tools tools = Tools.find();
    Map<String, String> machine = Machine.facts(settings, tools);
    Workbench bench = new Workbench(settings, tools, cleanup);
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    for (Comparison comparison : chosen) {
      System.err.println("... " + comparison.title());
      rows.put(comparison.title(), comparison.run(bench));
    }
    Report report = new Report(machine, quick, rows);
    report.print(System.out);
    if (json != null) {
      report.writeJson(json);
    }
    return report.exitCode();
  }

  private List<Comparison> chosen() {
    List<Comparison> chosen = new ArrayList<>();
    for (Comparison comparison : COMPARISONS) {
      if (only.isEmpty() || only.contains(comparison.name())) {
        chosen.add(comparison);
      }
    }
    String known = COMPARISONS.stream().map(Comparison::name).collect(Collectors.joining(", "));
    for (String name : only) {
      if (chosen.stream().noneMatch(comparison -> comparison.name().equals(name))) {
        throw wrong("--only: there is no '%s', only %s".formatted(name, known));
      }
    }
    return chosen;
  }

  private Settings settings() throws IOException {
    if (repeat != null && repeat < 1) {
      throw wrong("--repeat must be 1 or more, not " + repeat);
    }
    Path home = Path.of(System.getProperty("efs-share.home", "")).toAbsolutePath();
    return new Settings(
        home,
        writable("--ram", ram),
        disk == null
            ? Files.createDirectories(home.resolve("benchmarks/target"))
            : writable("--disk", disk),
        quick,
        repeat == null ? 0 : repeat);
  }

  private Path writable(String option, Path folder) {
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw wrong("%s %s is not a directory that can be written".formatted(option, folder));
    }
    return folder.toAbsolutePath();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

package dev.efsshare.benchmarks.report;

import dev.efsshare.benchmarks.data.Location;
import dev.efsshare.local.machine.MachineDetails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks and writes one file of what was measured and on what machine.
 *
 * <p>Without arguments of JMH's, all of them in memory, then publishing on a disk, with three
 * processes for each figure and the allocation profiler: {@code jmh.json}. With some, only what
 * they say: {@code jmh-selection.json}.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.efsshare.benchmarks.report.Suite FOLDER [JMH-ARGUMENTS]
 * }</pre>
 */
public final class Suite {
  /** What a disk leaves of the differences; the largest size would take most of the whole time. */
  private static final List<String> ON_DISK =
      List.of(
          "PublishFiles.replace",
          "-p",
          "location=DISK",
          "-p",
          "idiom=LIBRARY,LIBRARY_SUMMED,BARE,BARE_SHA256",
          "-p",
          "sizeBytes=1024,1048576,67108864");

  private static final int USUAL_ROUNDS = 3;

  private Suite() {}

  /**
   * Runs.
   *
   * @param arguments the folder, then JMH's
   * @throws IOException if the file cannot be written
   * @throws RunnerException if a benchmark fails
   * @throws CommandLineOptionException if JMH does not know an argument
   */
  public static void main(String[] arguments)
      throws IOException, RunnerException, CommandLineOptionException {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("name the folder to write to, then arguments of JMH");
    }
    List<String> jmh = words(List.of(arguments).subList(1, arguments.length));
    boolean isWhole = jmh.isEmpty();
    List<List<String>> runs = isWhole ? List.of(List.of(), ON_DISK) : List.of(jmh);
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    long begun = System.nanoTime();
    RunFile file = RunFile.begin(machine(), String.join(" ", jmh));
    List<RunResult> results = run(runs);
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    Path written = folder.resolve(isWhole ? "jmh.json" : "jmh-selection.json");
    file.write(written, results, taken);
    System.out.printf("%n%s written after %d s%n%n", written, taken.toSeconds());
    System.out.print(Tables.markdown(List.of(written)));
  }

  /** This machine, the commit of the folder that is worked in, and where benchmarks write. */
  static Map<String, String> machine() {
    Map<String, String> details = MachineDetails.of(Path.of(""));
    for (Location location : Location.values()) {
      details.put("file system " + location, MachineDetails.fileSystem(location.parent()));
    }
    return details;
  }

  /** Of a build tool's one argument, the words; without it, none. */
  private static List<String> words(List<String> arguments) {
    return arguments.stream()
        .flatMap(argument -> List.of(argument.strip().split("\\s+")).stream())
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** What one round measured after the other. */
  static List<RunResult> run(List<List<String>> runs)
      throws RunnerException, CommandLineOptionException {
    List<CommandLineOptions> parsed = new ArrayList<>();
    int rounds = 1;
    for (List<String> arguments : runs) {
      CommandLineOptions options = new CommandLineOptions(arguments.toArray(new String[0]));
      parsed.add(options);
      rounds = Math.max(rounds, options.getForkCount().orElse(USUAL_ROUNDS));
    }
    List<RunResult> results = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      for (CommandLineOptions options : parsed) {
        results.addAll(new Runner(oneFork(options)).run());
      }
    }
    return results;
  }

  private static Options oneFork(CommandLineOptions options) {
    return new OptionsBuilder()
        .parent(options)
        .forks(Math.min(1, options.getForkCount().orElse(1)))
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .build();
  }
}

package dev.efsshare.paper;

import dev.efsshare.paper.output.Outcome;
import dev.efsshare.paper.output.Paper;
import dev.efsshare.paper.output.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code efs-share paper}: figures, tables and a page of results. */
@Command(
    name = "efs-share paper",
    mixinStandardHelpOptions = true,
    version = "efs-share ${sys:efs-share.version}",
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeOnExecutionException = 3,
    description = {
      "Makes figures (SVG, PDF, PNG), LaTeX tables and a page of results from data that was"
          + " measured, and beside each file where it comes from. The same data gives the same"
          + " bytes: a second run changes nothing."
    },
    footer = {
      "",
      "What measures (on a machine that does nothing else; about an hour):",
      "  ./mvnw -pl benchmarks -am -Pjmh -DskipTests verify",
      "  ./efs-share compare --json paper-assets/data/compare.json",
      "  ./efs-share demo --full --json paper-assets/data/demo.json",
      "Prices and assumptions are in paper-assets/data/prices.json.",
      "",
      "Exit codes: 0 everything was made, 1 data is missing for something, 2 wrong usage, 3 a file"
          + " could not be read or written."
    })
public final class PaperCommand implements Callable<Integer> {
  private static final int MADE = 0;
  private static final int INCOMPLETE = 1;
  private static final int BROKEN = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description =
          "One of figures, tables, results, data, or several separated by commas (default: all).")
  private @Nullable Set<Part> only;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the data is (default: paper-assets/data of this project).")
  private @Nullable Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write (default: paper-assets of this project).")
  private @Nullable Path out;

  @Option(names = "--measure", description = "First measures anew, with the commands below.")
  private boolean measure;

  /** Made by the command line. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  public PaperCommand() {}

  /**
   * Makes them.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new PaperCommand()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws InterruptedException {
    Path home = Path.of(System.getProperty("efs-share.home", "")).toAbsolutePath();
    if (measure && data != null) {
      throw wrong("--measure writes to paper-assets/data: leave out --data " + data);
    }
    Path folder = data == null ? home.resolve("paper-assets/data") : data;
    if (!Files.isDirectory(folder)) {
      throw wrong("--data %s is no directory".formatted(folder));
    }
    try {
      String failure = measure ? Measurements.run(home) : "";
      if (!failure.isEmpty()) {
        return say("not measured: " + failure, INCOMPLETE);
      }
      Set<Part> parts = only == null ? EnumSet.allOf(Part.class) : only;
      return report(Paper.make(folder, out == null ? home.resolve("paper-assets") : out, parts));
    } catch (IOException e) {
      return say(e.toString(), BROKEN);
    }
  }

  private int report(Outcome outcome) {
    PrintWriter words = spec.commandLine().getOut();
    outcome.changed().forEach(file -> words.println("  wrote " + file));
    words.printf(
        "%d files written, %d as they were%n", outcome.changed().size(), outcome.kept().size());
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    outcome
        .missing()
        .forEach((what, why) -> byReason.computeIfAbsent(why, w -> new ArrayList<>()).add(what));
    byReason.forEach(
        (why, what) -> say("cannot make %s: %s".formatted(String.join(", ", what), why), 0));
    words.flush();
    return outcome.missing().isEmpty() ? MADE : INCOMPLETE;
  }

  private int say(String words, int code) {
    spec.commandLine().getErr().println("efs-share paper: " + words);
    return code;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

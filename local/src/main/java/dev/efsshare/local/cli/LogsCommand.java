package dev.efsshare.local.cli;

import dev.efsshare.local.logs.FilterPattern;
import dev.efsshare.local.logs.FunctionLog;
import dev.efsshare.local.logs.LogEvent;
import dev.efsshare.local.logs.LogFolder;
import dev.efsshare.local.logs.LogFollower;
import dev.efsshare.local.logs.LogQuery;
import dev.efsshare.local.logs.TimePhrase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Prints what functions of a local stack have logged. Exit codes: 1 not readable, 2 wrong usage.
 */
@Command(
    name = "efs-share logs",
    mixinStandardHelpOptions = true,
    version = "efs-share ${sys:efs-share.version}",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Prints what the functions of the local stack have logged, with the options of sam logs.",
      "",
      "The stack may be running or not. Lines of several streams are merged by time; a line "
          + "without a time of its own has that of the line before.",
      ""
    },
    footer = {
      "",
      "Times: '10min ago', 'an hour ago', 'yesterday', '2026-11-21 09:30' (UTC),",
      "'2026-11-21T09:30:00+01:00'.",
      "",
      "Filters, as in CloudWatch:",
      "  ERROR timeout        lines with both, in this case",
      "  \"POST /predict\"      double quotes for all but letters, digits and _",
      "  ?WARN ?ERROR         lines with any of them",
      "  ERROR -\"NOT_FOUND\"   lines with the first, without the second",
      "  { $.status >= 500 && $.route = \"POST*\" }",
      "                       members of JSON lines: = != < <= > >=, IS NULL,",
      "                       IS TRUE, IS FALSE, NOT EXISTS, && || ( )",
      "Regular expressions (%%..%%) and columns ([a, b]) are not supported.",
      "",
      "Exit codes: 0 printed, 130 Ctrl-C, 1 logs cannot be read, 2 wrong usage."
    })
public final class LogsCommand implements Callable<Integer> {

  private static final long PAUSE_MILLIS = 250;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-n", "--name"},
      paramLabel = "NAME",
      description =
          "Function, by its name in the template or in Lambda. May be repeated; all by default.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--filter",
      paramLabel = "PATTERN",
      defaultValue = "",
      description = "Only lines that match; see below.")
  private String filter = "";

  @Option(
      names = {"-s", "--start-time"},
      paramLabel = "TIME",
      defaultValue = "10min ago",
      description = "Only lines from then on (default ${DEFAULT-VALUE}).")
  private String startTime = "";

  @Option(
      names = {"-e", "--end-time"},
      paramLabel = "TIME",
      description = "Only lines up to then; without effect beside --tail.")
  private @Nullable String endTime;

  @Option(
      names = {"-t", "--tail"},
      description = "Goes on with what comes, new streams too, until Ctrl-C.")
  private boolean tail;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Form of the output (default ${DEFAULT-VALUE}).")
  private LogPrinter output = LogPrinter.TEXT;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "State folder of the stack (default .efs-share/local).")
  private @Nullable Path state;

  @Option(names = "--stack-name", hidden = true)
  private @Nullable String stackName;

  @Option(names = "--include-traces", hidden = true)
  private boolean includeTraces;

  private final Clock clock;

  private LogsCommand(Clock clock) {
    this.clock = clock;
  }

  /**
   * Runs the command. The project's root is the system property {@code efs-share.home}, or the
   * current folder.
   *
   * @param arguments as typed
   */
  public static void main(String[] arguments) {
    System.exit(commandLine(Clock.systemUTC()).execute(arguments));
  }

  static CommandLine commandLine(Clock clock) {
    return new CommandLine(new LogsCommand(clock))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Complaints::correct)
        .setExecutionExceptionHandler(Complaints::explain);
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    refuseWhatIsNotHere();
    Path folder = stateFolder();
    LogFolder logs = LogFolder.of(folder);
    LogFollower follower = new LogFollower(logs, query(logs, folder));
    print(follower.next());
    if (!tail) {
      print(follower.unfinished());
    }
    while (tail && !out().checkError()) {
      Thread.sleep(PAUSE_MILLIS);
      print(follower.next());
    }
    return CommandLine.ExitCode.OK;
  }

  private LogQuery query(LogFolder logs, Path folder) {
    Optional<Long> end =
        Optional.ofNullable(endTime).map(time -> TimePhrase.parse(time, clock).toEpochMilli());
    return new LogQuery(
        functions(logs, folder),
        FilterPattern.parse(filter),
        TimePhrase.parse(startTime, clock).toEpochMilli(),
        tail ? Optional.empty() : end);
  }

  private List<FunctionLog> functions(LogFolder logs, Path folder) {
    Map<String, FunctionLog> known = logs.functions();
    return names.stream().map(name -> function(name, known, folder)).toList();
  }

  private static FunctionLog function(String name, Map<String, FunctionLog> known, Path folder) {
    FunctionLog byLogicalId = known.get(name);
    if (byLogicalId != null) {
      return byLogicalId;
    }
    return known.values().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "No function %s has run in %s; there are %s"
                    .formatted(name, folder, String.join(", ", known.keySet()))));
  }

  private Path stateFolder() {
    Path project = Path.of(System.getProperty("efs-share.home", "."));
    Path folder =
        (state == null ? project.resolve(".efs-share").resolve("local") : state)
            .toAbsolutePath()
            .normalize();
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          ("No stack has run in %s; start one with ./efs-share local, or name its folder with"
                  + " --state")
              .formatted(folder));
    }
    return folder;
  }

  private void refuseWhatIsNotHere() {
    if (stackName != null) {
      throw new IllegalArgumentException(
          ("--stack-name %s: these are the logs of the local stack, of which each --state folder"
                  + " has one; for a deployed stack use sam logs --stack-name %s")
              .formatted(stackName, stackName));
    }
    if (includeTraces) {
      throw new IllegalArgumentException(
          "--include-traces: there are no traces here, X-Ray is a service of AWS; every line has its"
              + " traceId, which --filter finds");
    }
  }

  private void print(List<LogEvent> events) {
    Ansi ansi = Ansi.AUTO;
    events.forEach(event -> out().println(output.print(event, ansi)));
    out().flush();
  }

  private PrintWriter out() {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    return spec.commandLine().getOut();
  }
}

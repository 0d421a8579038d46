package dev.efsshare.demo;

import dev.efsshare.demo.report.DemoReport;
import dev.efsshare.demo.report.ReportText;
import dev.efsshare.demo.target.Target;
import dev.efsshare.demo.target.TargetException;
import dev.efsshare.local.LocalStackException;
import dev.efsshare.local.template.TemplateException;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the demonstration. */
@Command(
    name = "efs-share demo",
    mixinStandardHelpOptions = true,
    version = "efs-share ${sys:efs-share.version}",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Shows, measures and checks what the share does: models go from S3 through events and"
            + " requests onto the shared file system and answer predictions, also when many ask"
            + " at once, files are replaced and processes die. Runs on the stack of template.yaml"
            + " on this machine, or on a deployed one.")
public final class DemoCommand implements Callable<Integer> {
  private static final String EXIT_CODES =
      "Exit codes: 0 all as it should be, 1 something is not, 2 wrong usage.";
  private static final int WRONG_USAGE = CommandLine.ExitCode.USAGE;

  @Option(
      names = "--only",
      paramLabel = "TEST",
      split = ",",
      description = "Run these tests only, in their usual order; see below for their names.")
  private List<String> only = List.of();

  @ArgGroup private @Nullable Amount amount;

  @Mixin private TargetOptions target = new TargetOptions();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the report there, as docs/demo-report.schema.json describes it.")
  private @Nullable Path json;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Also write the report there, as Markdown.")
  private @Nullable Path markdown;

  private volatile boolean toldToEnd;

  /** How much is done; at most one of these. */
  static final class Amount {
    @SuppressWarnings("UnusedVariable") // one of the two is given, and it is not the other
    @Option(names = "--quick", description = "About a minute: fewer repetitions of each test.")
    private boolean quick;

    @Option(
        names = "--full",
        description = "Several minutes: more repetitions, and a file of 1 GiB.")
    private boolean full;
  }

  /**
   * Runs the demonstration.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine command = new CommandLine(new DemoCommand());
    command
        .getCommandSpec()
        .usageMessage()
        .footer("", "Tests: " + Selection.allIds() + ".", "", EXIT_CODES);
    return command.setExecutionExceptionHandler(DemoCommand::explain);
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("efs-share demo: " + (e.getMessage() == null ? e : e.getMessage()));
    boolean usage =
        e instanceof TargetException
            || e instanceof LocalStackException
            || e instanceof TemplateException
            || e instanceof IllegalArgumentException;
    return usage ? WRONG_USAGE : command.getCommandSpec().exitCodeOnExecutionException();
  }

  @Override
  public Integer call() throws Exception {
    Selection selection = only.isEmpty() ? Selection.all(scale()) : Selection.of(scale(), only);
    target.check(selection);
    DemoReport report = run(selection);
    ReportText.printSummary(report, System.out);
    write(report);
    return report.passed() ? 0 : 1;
  }

  private Scale scale() {
    if (amount == null) {
      return Scale.USUAL;
    }
    return amount.full ? Scale.FULL : Scale.QUICK;
  }

  private DemoReport run(Selection selection) throws Exception {
    PrintStream out = System.out;
    boolean terminal = isTerminal();
    long started = System.nanoTime();
    try (TemporaryFolder folder = TemporaryFolder.open();
        Progress progress = new Progress(out, terminal)) {
      DemoReport report;
      progress.doing(target.opening());
      try (Target opened = target.open(folder.path());
          var _ = new ShutdownHook(() -> abandon(opened, folder))) {
        progress.idle();
        out.println(opened.title());
        out.println();
        report = demonstration(selection, terminal).on(opened);
        progress.doing(target.closing());
      }
      return report.withTime(Duration.ofNanos(System.nanoTime() - started));
    }
  }

  private DemoRun demonstration(Selection selection, boolean terminal) {
    return new DemoRun(selection, TargetOptions.project(), System.out, terminal, () -> toldToEnd);
  }

  private void abandon(Target opened, TemporaryFolder folder) {
    toldToEnd = true;
    opened.close();
    folder.close();
  }

  private void write(DemoReport report) throws IOException {
    if (json != null) {
      report.writeJson(json);
      System.out.println("report: " + json);
    }
    if (markdown != null) {
      report.writeMarkdown(markdown);
      System.out.println("report: " + markdown);
    }
  }

  @SuppressWarnings("SystemConsoleNull") // null where the JDK's own console was switched off
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}

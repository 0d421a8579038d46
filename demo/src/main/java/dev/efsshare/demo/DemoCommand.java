package dev.efsshare.demo;

import dev.efsshare.demo.steps.KilledProducer;
import dev.efsshare.demo.steps.PredictLanguages;
import dev.efsshare.demo.steps.PublishFromS3;
import dev.efsshare.demo.steps.RepeatedDelivery;
import dev.efsshare.demo.steps.SameBytes;
import dev.efsshare.demo.steps.TenProcesses;
import dev.efsshare.local.LocalStack;
import dev.efsshare.local.LocalStackOptions;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the demonstration. */
@Command(
    name = "efs-share demo",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Starts the stack of template.yaml on this machine and shows the share's main job: a model"
            + " goes from S3 through an event onto the shared file system and answers predictions."
            + " Ends with exit code 0 if everything was as it should be.",
    footer = {"", "Exit codes: 0 all as it should be, 1 something is not, 2 wrong usage."})
public final class DemoCommand implements Callable<Integer> {
  static final List<Step> STEPS =
      List.of(
          new PublishFromS3(),
          new SameBytes(),
          new PredictLanguages(),
          new TenProcesses(),
          new RepeatedDelivery(),
          new KilledProducer());

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the report there, as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description = "The SAM template to run (default: the project's template.yaml).")
  private @Nullable Path template;

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      description = "How functions run: managed (AWS's Java, the default) or aot (the bundles).")
  private @Nullable String runtime;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep the stack's files (mount, bucket, logs) in this folder.")
  private @Nullable Path keep;

  @SuppressWarnings("UnusedVariable") // picocli acts on the option's type
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  private boolean help;

  private volatile boolean toldToEnd;

  /**
   * Runs the demonstration.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new DemoCommand())
            .setExecutionExceptionHandler(DemoCommand::explain)
            .execute(arguments));
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("efs-share demo: " + (e.getMessage() == null ? e : e.getMessage()));
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  @Override
  public Integer call() throws Exception {
    Path state = keep == null ? Files.createTempDirectory("efs-share-demo") : keep;
    try {
      return run(state) ? 0 : 1;
    } finally {
      deleteUnlessKept(state);
    }
  }

  private void abandon(LocalStack stack, Path state) {
    toldToEnd = true;
    stack.close();
    deleteUnlessKept(state);
  }

  private boolean run(Path state) throws Exception {
    Instant started = Instant.now();
    PrintStream out = System.out;
    boolean terminal = isTerminal();
    Report report;
    try (Progress progress = new Progress(out, terminal)) {
      progress.doing("starting the local stack");
      try (LocalStack stack = LocalStack.start(options(state));
          var _ = new ShutdownHook(() -> abandon(stack, state));
          Share share = new Share(stack)) {
        progress.idle();
        out.println("efs-share on this machine: " + stack.api() + ", mount " + stack.mount());
        out.println();
        report = new Demonstration(STEPS, out, progress, () -> toldToEnd).run(share, started);
        progress.doing("ending the local stack");
      }
    }
    report.printSummary(out);
    if (json != null) {
      report.writeJson(json);
      out.println("report: " + json);
    }
    return report.passed();
  }

  @SuppressWarnings("SystemConsoleNull") // null where the JDK's own console was switched off
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private LocalStackOptions options(Path state) {
    Path project = Path.of(System.getProperty("efs-share.home", "."));
    LocalStackOptions options =
        LocalStackOptions.forProject(project).withState(state).withPorts(0, 0, 0);
    if (runtime != null) {
      options = options.withParameter("Runtime", runtime);
    }
    return template == null ? options : options.withTemplate(template);
  }

  /** After Ctrl-C both the hook and the interrupted run come here. */
  private synchronized void deleteUnlessKept(Path state) {
    if (keep != null || Files.notExists(state)) {
      return;
    }
    try (Stream<Path> files = Files.walk(state)) {
      files.sorted(Comparator.reverseOrder()).forEach(DemoCommand::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

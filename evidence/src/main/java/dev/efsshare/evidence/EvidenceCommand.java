package dev.efsshare.evidence;

import dev.efsshare.demo.DemoRun;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Selection;
import dev.efsshare.demo.ShutdownHook;
import dev.efsshare.demo.TargetOptions;
import dev.efsshare.demo.TemporaryFolder;
import dev.efsshare.demo.target.Target;
import dev.efsshare.demo.target.TargetException;
import dev.efsshare.evidence.bundle.EvidenceException;
import dev.efsshare.evidence.bundle.Verification;
import dev.efsshare.local.LocalStackException;
import dev.efsshare.local.template.TemplateException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the evidence. */
@Command(
    name = "efs-share evidence",
    mixinStandardHelpOptions = true,
    version = "efs-share ${sys:efs-share.version}",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Runs the demonstration on a stack and collects what proves it into one zip: access point,"
            + " file system, mount targets and functions as the APIs return them and as pages for"
            + " print, logs, outputs, template, versions, and the SHA-256 of every file. Secrets"
            + " are replaced.",
    footer = {
      "",
      "Exit codes: 0 all as it should be; 1 a check failed, something could not be had, or a"
          + " verified zip differs; 2 wrong usage or no such stack.",
      "docs/evidence.md tells what is in the zip and what it proves."
    })
public final class EvidenceCommand implements Callable<Integer> {
  private static final int DIFFERS = 1;

  @Mixin private TargetOptions target = new TargetOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE.zip",
      description = "The zip (default: evidence-<time>.zip in this folder).")
  private @Nullable Path out;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private @Nullable Extent extent;

  @Option(
      names = "--only",
      paramLabel = "TEST,...",
      split = ",",
      description = "Only these tests of the demonstration.")
  private List<String> only = List.of();

  @Option(names = "--no-run", description = "Collect without running the demonstration.")
  private boolean noRun;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "With --no-run: logs from 2026-11-21T10:00:00Z, or from 90m ago.")
  private @Nullable Instant since;

  @Option(
      names = "--verify",
      paramLabel = "FILE.zip",
      description = "Check a zip against the manifest in it, and name what differs.")
  private @Nullable Path verify;

  @Spec private @Nullable CommandSpec spec;

  private volatile boolean toldToEnd;

  /** How much of the demonstration. */
  private static final class Extent {
    @SuppressWarnings("UnusedVariable") // what there is when it is not full
    @Option(names = "--quick", description = "The demonstration of about a minute.")
    private boolean quick;

    @Option(names = "--full", description = "The demonstration with its largest files.")
    private boolean full;
  }

  /**
   * Collects or verifies.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new EvidenceCommand())
        .setParameterExceptionHandler(EvidenceCommand::correct)
        .setExecutionExceptionHandler(EvidenceCommand::explain);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (verify != null) {
      return verify(verify);
    }
    checkRun();
    Selection selection = selection();
    if (noRun) {
      target.checkReopening();
    } else {
      target.check(selection);
    }
    Path zip = zip();
    Path project = TargetOptions.project();
    EvidenceRun run = new EvidenceRun(project, arguments(), zip, System.out);
    try (TemporaryFolder folder = TemporaryFolder.open();
        Subject subject = Subject.of(open(folder), target.stackName());
        var _ = new ShutdownHook(() -> abandon(subject, folder))) {
      System.out.println(subject.target().title() + System.lineSeparator());
      return (since == null
              ? run.withDemonstration(demonstration(selection, project), subject, folder.path())
              : run.without(since, subject, folder.path()))
          ? 0
          : DIFFERS;
    }
  }

  private Target open(TemporaryFolder folder) {
    return noRun ? target.reopen() : target.open(folder.path().resolve("stack"));
  }

  private DemoRun demonstration(Selection selection, Path project) {
    return new DemoRun(selection, project, System.out, false, () -> toldToEnd);
  }

  private void abandon(Subject subject, TemporaryFolder folder) {
    toldToEnd = true;
    try (folder) {
      subject.close();
    }
  }

  private int verify(Path zip) throws IOException {
    Verification found = Verification.of(zip);
    found.differences().forEach(difference -> System.out.println("DIFFERS  " + difference));
    System.out.printf(
        "%s: %d files, %d differ; SHA-256 of the zip %s%n%s%n",
        found.differences().isEmpty() ? "OK" : "NOT AS MADE",
        found.files(),
        found.differences().size(),
        found.sha256(),
        found.subject());
    return found.differences().isEmpty() ? 0 : DIFFERS;
  }

  private void checkRun() {
    if (noRun && since == null) {
      throw new EvidenceException("--no-run needs --since TIME: from when on are logs wanted?");
    }
    if (!noRun && since != null) {
      throw new EvidenceException("--since goes with --no-run: a run collects its own time");
    }
    if (noRun && (extent != null || !only.isEmpty())) {
      throw new EvidenceException("--quick, --full and --only tell what to run, --no-run not to");
    }
  }

  private Selection selection() {
    Scale scale = extent == null ? Scale.USUAL : extent.full ? Scale.FULL : Scale.QUICK;
    try {
      return only.isEmpty() ? Selection.all(scale) : Selection.of(scale, only);
    } catch (IllegalArgumentException e) {
      throw new EvidenceException("--only: " + e.getMessage(), e);
    }
  }

  private Path zip() {
    String time =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .format(Instant.now());
    Path zip = (out == null ? Path.of("evidence-" + time + ".zip") : out).toAbsolutePath();
    if (Files.isDirectory(zip)) {
      throw new EvidenceException("--out: " + zip + " is a folder; name a file in it");
    }
    Path folder = zip.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new EvidenceException("--out: there is no folder " + folder);
    }
    return zip;
  }

  private List<String> arguments() {
    return spec == null ? List.of() : spec.commandLine().getParseResult().originalArgs();
  }

  private static int correct(ParameterException e, String[] arguments) {
    tell(e.getCommandLine(), e.getMessage() + "; --help tells what there is");
    return CommandLine.ExitCode.USAGE;
  }

  /** What a user can put right is one line; anything else is a defect and keeps its trace. */
  private static int explain(
      Exception e, CommandLine command, CommandLine.@Nullable ParseResult arguments)
      throws Exception {
    return switch (e) {
      case EvidenceException _, TargetException _, LocalStackException _, TemplateException _ -> {
        tell(command, e.getMessage());
        yield CommandLine.ExitCode.USAGE;
      }
      case FileSystemException _ -> {
        tell(command, "cannot be read or written: " + e.getMessage());
        yield CommandLine.ExitCode.SOFTWARE;
      }
      default -> throw e;
    };
  }

  private static void tell(CommandLine command, @Nullable String message) {
    command.getErr().println("efs-share evidence: " + message);
  }
}

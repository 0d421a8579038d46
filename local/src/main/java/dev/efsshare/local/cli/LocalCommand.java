package dev.efsshare.local.cli;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.LocalStackOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs a stack until the process is told to stop. Exit codes: 1 not started, 2 wrong usage, the
 * signal's otherwise.
 */
@Command(
    name = "efs-share local",
    mixinStandardHelpOptions = true,
    version = "efs-share ${sys:efs-share.version}",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Runs the stack of template.yaml on this machine until Ctrl-C.",
      "",
      "Functions run as real Lambda runtime processes: one request at a time each, more processes "
          + "when requests come at once, idle ones used again. The HTTP API, a Lambda "
          + "Invoke endpoint, an S3 server with its events and a web console listen on 127.0.0.1 "
          + "only. The EFS mount is a folder. "
          + "No Docker and no AWS account are needed; any AWS credentials are accepted.",
      ""
    },
    footer = {
      "",
      "Exit codes: 130 ended by Ctrl-C, 143 by SIGTERM, 1 the stack cannot start, 2 wrong usage."
    })
public final class LocalCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;

  /** Lambda, S3 and the console, after the HTTP API's. */
  private static final int FURTHER_PORTS = 3;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + LocalStackOptions.DEFAULT_PORT,
      description =
          "Port of the HTTP API (default ${DEFAULT-VALUE}). The Lambda endpoint, S3 and the web "
              + "console take the next three. 0 takes any free ports.")
  private int port;

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      description = "Port of the web console (default: the fourth from --port). 0 takes any.")
  private @Nullable Integer consolePort;

  @Option(
      names = "--mount",
      paramLabel = "DIR",
      description = "Folder, or mounted file system, that stands for EFS (default STATE/mount).")
  private @Nullable Path mount;

  @Option(
      names = "--memory-scale",
      paramLabel = "X",
      defaultValue = "1",
      description = "Multiplies every function's MemorySize (default ${DEFAULT-VALUE}).")
  private double memoryScale;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Folder for objects, logs and dead letters (default .efs-share/local). It is kept; delete "
              + "it to start afresh.")
  private @Nullable Path state;

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description = "SAM template to run (default template.yaml).")
  private @Nullable Path template;

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      description =
          "How functions run, as the template's parameter Runtime says: managed (AWS's Java, its "
              + "default) or aot (the bundle with a Java of its own, which starts faster).")
  private @Nullable String runtime;

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      converter = Assignment.Converter.class,
      description =
          "Value of a parameter of the template, in place of its default. May be repeated.")
  private List<Assignment> parameters = new ArrayList<>();

  @Option(
      names = "--variable",
      paramLabel = "NAME=VALUE",
      converter = Assignment.Converter.class,
      description =
          "Environment variable of every function, in place of the template's. May be repeated.")
  private List<Assignment> variables = new ArrayList<>();

  private LocalCommand() {}

  /**
   * Runs the command. The project's root is the system property {@code efs-share.home}, or the
   * current folder.
   *
   * @param arguments as typed
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new LocalCommand())
        .setParameterExceptionHandler(Complaints::correct)
        .setExecutionExceptionHandler(Complaints::explain);
  }

  @Override
  public Integer call() throws InterruptedException {
    LocalStack stack = LocalStack.start(options());
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(stack)));
    out().println(Banner.of(stack));
    out().flush();
    // until a signal ends the process
    new CountDownLatch(1).await();
    return CommandLine.ExitCode.OK;
  }

  private void stop(LocalStack stack) {
    try {
      stack.close();
    } finally {
      int events = stack.undeliveredEvents();
      if (events > 0) {
        String what = events == 1 ? "1 event was" : events + " events were";
        out().println(what + " not delivered: " + stack.deadLetters());
        out().flush();
      }
    }
  }

  private LocalStackOptions options() {
    Path project = Path.of(System.getProperty("efs-share.home", "."));
    LocalStackOptions options =
        LocalStackOptions.forProject(project)
            .withMemoryScale(memoryScale)
            .withPorts(port, following(1), following(2))
            .withConsole(consolePort == null ? following(FURTHER_PORTS) : consolePort);
    for (Assignment parameter : parameters) {
      options = options.withParameter(parameter.name(), parameter.value());
    }
    if (runtime != null) {
      options = options.withParameter("Runtime", runtime);
    }
    for (Assignment variable : variables) {
      options = options.withVariable(variable.name(), variable.value());
    }
    if (template != null) {
      options = options.withTemplate(template);
    }
    if (state != null) {
      options = options.withState(state);
    }
    return mount == null ? options : options.withMount(mount);
  }

  private int following(int distance) {
    if (port > LAST_PORT - FURTHER_PORTS) {
      throw new IllegalArgumentException(
          "--port %d leaves no room: four ports from there are needed, so it is at most %d"
              .formatted(port, LAST_PORT - FURTHER_PORTS));
    }
    return port == 0 ? 0 : port + distance;
  }

  private PrintWriter out() {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    return spec.commandLine().getOut();
  }
}

package dev.efsshare.benchmarks.comparison;

import dev.efsshare.benchmarks.comparison.functions.FunctionProcess;
import dev.efsshare.benchmarks.comparison.functions.JavaFunctions;
import dev.efsshare.benchmarks.comparison.functions.LaunchPlan;
import dev.efsshare.benchmarks.comparison.functions.PythonFunctions;
import dev.efsshare.benchmarks.objects.ObjectServer;
import dev.efsshare.benchmarks.objects.Pace;
import dev.efsshare.local.LocalStackException;
import dev.efsshare.local.LocalStackOptions;
import dev.efsshare.local.template.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What every comparison needs: folders in memory and on disk, an object server, and the contestants
 * ready to be started. For one thread.
 */
final class Workbench {
  /** The functions on AWS's Java. */
  static final String MANAGED = "managed";

  /** The functions with a Java of their own. */
  static final String AOT = "aot";

  /** The functions that one would write in Python. */
  static final String PYTHON = "python";

  /** The variable that tells a function where its objects are. */
  static final String OBJECT_ENDPOINT = "AWS_ENDPOINT_URL_S3";

  private final Settings settings;
  private final Tools tools;
  private final Cleanup cleanup;
  private final Path ram;
  private final Path disk;
  private final Path objects;
  private final Path bucket;
  private final List<Contestant> contestants;

  /** Where a mount is. */
  enum Medium {
    /** In memory. */
    RAM,
    /** On a disk. */
    DISK
  }

  /** Prepares everything; the clean-up ends and deletes it. */
  Workbench(Settings settings, Tools tools, Cleanup cleanup)
      throws IOException, InterruptedException {
    this.settings = settings;
    this.tools = tools;
    this.cleanup = cleanup;
    this.ram = cleanup.folder(settings.ram());
    this.disk = cleanup.folder(settings.disk());
    this.objects = Files.createDirectory(ram.resolve("objects"));
    String endpoint =
        cleanup.add(ObjectServer.start(objects, Pace.UNLIMITED)).endpoint().toString();
    JavaFunctions managed = cleanup.add(JavaFunctions.deploy(options("managed", endpoint)));
    Map<String, String> variables = managed.producer().environment();
    this.bucket =
        objects.resolve(Objects.requireNonNull(variables.get("S3_BUCKET_NAME"), "S3_BUCKET_NAME"));
    this.contestants =
        List.of(
            Contestant.ready(MANAGED, true, managed.producer(), managed.consumer()),
            aot(endpoint),
            python(variables));
  }

  Settings settings() {
    return settings;
  }

  Tools tools() {
    return tools;
  }

  /** Those that can be started. */
  List<Contestant> ready() {
    return contestants.stream().filter(c -> c.functions() != null).toList();
  }

  /** Ours, also those that cannot be started. */
  List<Contestant> ours() {
    return contestants.stream().filter(Contestant::ours).toList();
  }

  /** The one of a name. */
  Contestant contestant(String name) {
    return contestants.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /** A new object of random bytes. */
  RandomObject object(String name, long bytes) throws IOException {
    return RandomObject.write(bucket, name, bytes);
  }

  /** A folder that stands for the functions' file system; made. */
  Path mount(Medium medium, String name) throws IOException {
    return Files.createDirectories((medium == Medium.RAM ? ram : disk).resolve("mount-" + name));
  }

  /** The variables of an ingest outside of any function. */
  Map<String, String> variables() throws CannotRunException {
    return contestant(MANAGED).start().producer().environment();
  }

  /** Where what is started prints. */
  Path log() {
    return disk.resolve("functions.log");
  }

  /** Starts a function on a mount; it is killed at the end if not before. */
  FunctionProcess start(LaunchPlan plan, Path mount) throws IOException {
    return cleanup.add(FunctionProcess.start(plan.with("EFS_MOUNT_PATH", mount.toString()), log()));
  }

  /** Another server of the same objects, for instead of the one that functions know. */
  ObjectServer objectServer(Pace pace) throws IOException {
    return cleanup.add(ObjectServer.start(objects, pace));
  }

  /** Ends a process at the end if not before. */
  <T extends AutoCloseable> T watch(T process) throws IOException {
    return cleanup.add(process);
  }

  /** Deletes every file of a mount; its directories stay, as they do where files are replaced. */
  static void clear(Path mount) throws IOException {
    try (Stream<Path> files = Files.walk(mount)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Refuses to begin what would fill a file system. */
  void requireSpace(Medium medium, long bytes) throws IOException, CannotRunException {
    if (medium == Medium.RAM) {
      FreeSpace.require(settings.ram(), bytes, "--ram");
    } else {
      FreeSpace.require(settings.disk(), bytes, "--disk");
    }
  }

  private LocalStackOptions options(String name, String endpoint) {
    return LocalStackOptions.forProject(settings.home())
        .withState(disk.resolve("stack-" + name))
        .withParameter("S3Archive", "false")
        .withVariable(OBJECT_ENDPOINT, endpoint);
  }

  private Contestant aot(String endpoint) throws InterruptedException {
    try {
      JavaFunctions aot =
          cleanup.add(
              JavaFunctions.deploy(options("aot", endpoint).withParameter("Runtime", "aot")));
      return Contestant.ready(AOT, true, aot.producer(), aot.consumer());
    } catch (IOException | LocalStackException | TemplateException e) {
      return Contestant.missing(AOT, true, "the AOT bundle cannot be started: " + e.getMessage());
    }
  }

  private Contestant python(Map<String, String> variables) throws IOException {
    if (!tools.python().found()) {
      return Contestant.missing(PYTHON, false, tools.python().missing());
    }
    PythonFunctions python =
        PythonFunctions.deploy(
            Path.of(tools.python().program()), disk.resolve("python"), variables);
    return Contestant.ready(PYTHON, false, python.producer(), python.consumer());
  }
}

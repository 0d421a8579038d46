package dev.efsshare.reliability.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A worker in a JVM of its own, from its start to its violent end. One thread. */
final class WorkerProcess implements AutoCloseable {
  /** How Java reports the end by signal 9. */
  private static final int KILLED = 128 + 9;

  /** A short life: the first compiler, little memory, no files that a kill leaves in /tmp. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Xmx128m");

  private final Process process;
  private final Path errors;

  private WorkerProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /** Starts a worker; what it prints as an error goes beside its notes. */
  static WorkerProcess start(KillWorker.Arguments arguments) throws IOException {
    Path errors = Path.of(arguments.notes() + ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(KillWorker.class.getName());
    command.addAll(arguments.toCommandLine());
    return new WorkerProcess(
        new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
  }

  /** Waits until the worker is about to make its first call. */
  void awaitReady() throws IOException {
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    if (!KillWorker.READY.equals(line)) {
      throw broken("said '%s' instead of '%s'".formatted(line, KillWorker.READY));
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Kills it and waits until no thread of it runs.
   *
   * @throws IOException if it had ended by itself
   */
  void kill() throws IOException, InterruptedException {
    process.destroyForcibly();
    int code = process.waitFor();
    if (code != KILLED) {
      throw broken("ended with code " + code + " before it was killed");
    }
  }

  private IOException broken(String what) throws IOException {
    return new IOException(
        "the worker process %s; it printed: %s".formatted(what, Files.readString(errors)));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

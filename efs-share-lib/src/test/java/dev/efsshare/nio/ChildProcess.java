package dev.efsshare.nio;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM that runs {@link ShareProcess}; ended when closed. */
final class ChildProcess implements Closeable {
  private static final int DEADLINE_SECONDS = 60;

  private final Process process;
  private final BufferedReader output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts a JVM.
   *
   * @param prefix a command that runs the command behind it, for example {@code sh -c 'exec "$@"'}
   */
  static ChildProcess start(List<String> prefix, String task, Path folder, String name)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            ShareProcess.class.getName(),
            task,
            folder.toString(),
            name));
    return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Lets it begin, once it is there. */
  void go() throws IOException {
    awaitLine("ready");
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Reads up to a line; what came before it is in the message when it never comes. */
  void awaitLine(String wanted) throws IOException {
    List<String> seen = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(wanted)) {
        return;
      }
      seen.add(line);
    }
    throw new AssertionError("no '" + wanted + "' but " + seen);
  }

  /** Everything it says until it ends. */
  List<String> rest() throws IOException, InterruptedException {
    List<String> lines;
    try (Stream<String> all = output.lines()) {
      lines = all.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    awaitEnd();
    return lines;
  }

  /** SIGKILL: nothing of its own runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("process " + process.pid() + " does not end");
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }
}

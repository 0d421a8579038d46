package dev.efsshare.workflow.runner.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A Python script that turns lines into lines, in a process of its own. Thread-safe. */
final class LineScript {
  private final Path script;

  LineScript(Path script) {
    this.script = script;
  }

  /** Takes the lines that come out. */
  interface Lines {
    void add(byte[] line) throws IOException;
  }

  /** Gives the script all of a stream; an exception has what it said when it failed. */
  void run(InputStream from, Lines to) throws IOException, InterruptedException {
    Process process = start();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> said = threads.submit(() -> text(process.getErrorStream()));
      Future<Long> fed = threads.submit(() -> feed(from, process.getOutputStream()));
      try (BufferedReader lines = process.inputReader(UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          to.add(line.getBytes(UTF_8));
        }
      }
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(
            "%s ended with %d: %s".formatted(script.getFileName(), exit, said.get().strip()));
      }
      fed.get();
    } catch (ExecutionException e) {
      throw new IOException(script.getFileName() + " could not be given its lines", e.getCause());
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start() throws IOException {
    try {
      return new ProcessBuilder("python3", script.toString(), "--lines").start();
    } catch (IOException e) {
      throw new IOException(
          "python3 cannot be run (%s); the Glue step needs it".formatted(e.getMessage()), e);
    }
  }

  private static long feed(InputStream from, OutputStream to) throws IOException {
    try (to) {
      return from.transferTo(to);
    }
  }

  private static String text(InputStream stream) throws IOException {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}

package dev.efsshare.reliability.fulldisk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the system's tools. No state. */
final class Shell {
  private Shell() {}

  /**
   * What a tool did.
   *
   * @param code 0 for success
   * @param output what it printed, errors as well
   */
  record Outcome(int code, String output) {
    boolean succeeded() {
      return code == 0;
    }
  }

  /** Runs a tool to its end. A tool that is not there is a failure like any other. */
  static Outcome run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      return new Outcome(-1, e.toString());
    }
  }

  /** As {@link #run}, but failing is an error. */
  static void require(String... command) throws IOException, InterruptedException {
    Outcome outcome = run(command);
    if (!outcome.succeeded()) {
      throw new IOException(
          "'%s' failed: %s".formatted(String.join(" ", List.of(command)), outcome.output()));
    }
  }
}

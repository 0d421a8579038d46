package dev.efsshare.paper;

import dev.efsshare.paper.data.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Runs the commands that measure. Stateless. */
final class Measurements {
  /** All done, or all done and a target missed: both are results. */
  private static final Set<Integer> MEASURED = Set.of(0, 1);

  private Measurements() {}

  /**
   * Runs them one after the other, with their output on this terminal.
   *
   * @param home the project's folder
   * @return why one did not measure; empty if all did
   * @throws IOException if one cannot be started
   * @throws InterruptedException if the wait for one is interrupted; that one is ended
   */
  static String run(Path home) throws IOException, InterruptedException {
    for (Source source : Source.values()) {
      if (!source.command().isEmpty()) {
        System.err.println("==> " + source.command());
        int code = run(home, List.of(source.command().split(" ")));
        if (!MEASURED.contains(code)) {
          return "%s ended with %d".formatted(source.command(), code);
        }
      }
    }
    return "";
  }

  private static int run(Path home, List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(home.toFile()).inheritIO().start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }
}

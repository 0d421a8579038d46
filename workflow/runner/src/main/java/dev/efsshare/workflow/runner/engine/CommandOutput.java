package dev.efsshare.workflow.runner.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs a command of Node's to its end. */
final class CommandOutput {

  private CommandOutput() {}

  /**
   * What the command printed; an exception that tells the way out when it is not there, or fails.
   */
  static String of(Path folder, List<String> command, String tool) {
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new EngineException(
            "'%s' in %s ended with %d:%n%s"
                .formatted(String.join(" ", command), folder, exit, output.strip()));
      }
      return output;
    } catch (IOException e) {
      throw new EngineException(
          tool + " cannot be run; state machines need Node.js with npm: https://nodejs.org", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while " + tool + " ran", e);
    }
  }
}

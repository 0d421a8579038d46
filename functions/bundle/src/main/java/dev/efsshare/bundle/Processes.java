package dev.efsshare.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Programs that have to succeed. */
final class Processes {

  private Processes() {}

  /**
   * Runs a program to its end.
   *
   * @throws IOException with its output when it fails
   */
  static void run(Path folder, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    // or the JVM would take options that are meant for another one
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(Arrays.toString(command) + " ended with " + status + ":\n" + output);
    }
  }
}

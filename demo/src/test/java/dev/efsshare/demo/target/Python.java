package dev.efsshare.demo.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The python3 of this machine, where it has what a test compares with. */
final class Python {
  private Python() {}

  static boolean has(String module) throws Exception {
    return start("-c", "import " + module).waitFor() == 0;
  }

  static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  static String output(String... arguments) throws Exception {
    Process process = start(arguments);
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(text);
    }
    return text.strip();
  }
}

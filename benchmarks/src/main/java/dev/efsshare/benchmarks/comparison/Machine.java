package dev.efsshare.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a comparison ran on. No state. */
final class Machine {
  private Machine() {}

  /** Facts by name, in order. */
  static Map<String, String> facts(Settings settings, Tools tools)
      throws IOException, InterruptedException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("commit", commit(settings.home()));
    facts.put("processor", line(Path.of("/proc/cpuinfo"), "model name"));
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("memory", line(Path.of("/proc/meminfo"), "MemTotal"));
    facts.put("load", Files.readString(Path.of("/proc/loadavg")).strip());
    facts.put(
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
    facts.put("jdk", System.getProperty("java.vendor") + " " + Runtime.version());
    facts.put("ram", fileSystem(settings.home(), settings.ram()));
    facts.put("disk", fileSystem(settings.home(), settings.disk()));
    for (Tools.Tool tool : List.of(tools.python(), tools.openssl(), tools.dd())) {
      facts.put(tool.name(), tool.found() ? tool.version() : tool.missing());
    }
    return facts;
  }

  private static String commit(Path home) throws IOException, InterruptedException {
    List<String> lines =
        Tools.output(
            "git", "-C", home.toString(), "describe", "--always", "--dirty", "--abbrev=12");
    return lines.isEmpty() ? "unknown" : lines.getFirst();
  }

  /** Below the project without the way to it, which is nobody's business. */
  private static String fileSystem(Path home, Path folder) throws IOException {
    Path shown = folder.startsWith(home) ? home.relativize(folder) : folder;
    return shown + " (" + Files.getFileStore(folder).type() + ")";
  }

  /** What follows the colon after a name; some processors do not tell theirs. */
  private static String line(Path file, String name) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }
}

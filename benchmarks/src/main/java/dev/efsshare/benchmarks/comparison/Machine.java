package dev.efsshare.benchmarks.comparison;

import dev.efsshare.local.machine.MachineDetails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a comparison ran on. No state. */
final class Machine {
  private Machine() {}

  /** Facts by name, in order. */
  static Map<String, String> facts(Settings settings, Tools tools) throws IOException {
    Map<String, String> facts = MachineDetails.of(settings.home());
    facts.put("ram", fileSystem(settings.home(), settings.ram()));
    facts.put("disk", fileSystem(settings.home(), settings.disk()));
    for (Tools.Tool tool : List.of(tools.python(), tools.openssl(), tools.dd())) {
      facts.put(tool.name(), tool.found() ? tool.version() : tool.missing());
    }
    return facts;
  }

  /** Below the project without the way to it, which is nobody's business. */
  private static String fileSystem(Path home, Path folder) throws IOException {
    Path shown = folder.startsWith(home) ? home.relativize(folder) : folder;
    return shown + " (" + Files.getFileStore(folder).type() + ")";
  }
}

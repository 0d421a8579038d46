package dev.efsshare.evidence;

import dev.efsshare.local.machine.MachineDetails;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.util.VersionInfo;

/** What evidence was collected with: machine, commit, versions. No state. */
final class Surroundings {
  private Surroundings() {}

  /** By name, in order. */
  static Map<String, Object> of(Path project) {
    Map<String, Object> facts = new LinkedHashMap<>(MachineDetails.of(project));
    facts.put("aws sdk", VersionInfo.SDK_VERSION);
    facts.put("libraries", libraries());
    return facts;
  }

  /** The file names of the jars that run, which carry their versions. */
  private static List<String> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .filter(element -> element.endsWith(".jar"))
        .map(jar -> Path.of(jar).getFileName().toString())
        .sorted()
        .toList();
  }
}

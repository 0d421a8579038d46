package dev.efsshare.demo.report;

import dev.efsshare.demo.target.StackOutputs;
import dev.efsshare.demo.target.Target;
import dev.efsshare.local.machine.MachineDetails;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.util.VersionInfo;

/**
 * What a report's figures depend on. Immutable.
 *
 * @param target kind of target, {@code local} or {@code aws}
 * @param region of the stack
 * @param api base address of the HTTP API
 * @param configuration how the functions are set up, by name
 * @param parameters the stack's parameters that are known, by name
 * @param logGroups of both functions
 * @param fileSystem what the functions have mounted
 * @param machine the one that ran the demonstration, with its commit and JDK, by name
 * @param versions of what was used, by name
 * @param scale how much was done
 * @param whole whether all tests of the scale were run
 */
public record Origin(
    String target,
    String region,
    String api,
    Map<String, String> configuration,
    Map<String, String> parameters,
    List<String> logGroups,
    String fileSystem,
    Map<String, String> machine,
    Map<String, String> versions,
    String scale,
    boolean whole) {

  /**
   * Looks at a target and at this machine.
   *
   * @param target open
   * @param project whose commit is told
   * @param scale how much was done
   * @param whole whether all tests of the scale were run
   * @return what is found
   */
  public static Origin of(Target target, Path project, String scale, boolean whole) {
    StackOutputs outputs = target.outputs();
    return new Origin(
        target.kind(),
        target.region(),
        outputs.api().toString(),
        target.configuration(),
        new TreeMap<>(outputs.parameters()),
        target.logGroups(),
        target.fileSystem(),
        MachineDetails.of(project),
        versionsUsed(),
        scale,
        whole);
  }

  private static Map<String, String> versionsUsed() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("java", Runtime.version().toString());
    versions.put("aws_sdk", VersionInfo.SDK_VERSION);
    return versions;
  }
}

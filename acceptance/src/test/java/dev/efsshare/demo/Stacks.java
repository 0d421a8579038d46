package dev.efsshare.demo;

import dev.efsshare.local.LocalStackOptions;
import java.nio.file.Path;

/** Options for stacks under test: this project's template and jars, free ports, a folder apart. */
final class Stacks {
  static final String PRODUCER = "ProducerFunction";
  static final String CONSUMER = "ConsumerFunction";

  private Stacks() {}

  /**
   * Integration tests run in the module's folder, on the runtime that the system property {@code
   * efs.runtime} names: {@code managed}, the default, or {@code aot} for the bundles.
   */
  static LocalStackOptions in(Path state) {
    return LocalStackOptions.forProject(Path.of(".."))
        .withState(state)
        .withPorts(0, 0, 0)
        .withParameter("Runtime", System.getProperty("efs.runtime", "managed"));
  }
}

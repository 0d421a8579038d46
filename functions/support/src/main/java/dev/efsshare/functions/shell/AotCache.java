package dev.efsshare.functions.shell;

import dev.efsshare.functions.log.LogLines;
import java.util.Properties;

/**
 * The cache of prepared classes that a bundle's {@code bootstrap} gives the JVM. A JVM that refuses
 * it starts without, and is told to say nothing, since its lines would be no JSON.
 */
final class AotCache {
  /** Set by {@code bootstrap} when it gives one. */
  private static final String GIVEN = "dev.efsshare.aot";

  private AotCache() {}

  /** Writes a line if a cache was given and is not in use. */
  static void tellIfRefused(Properties system, LogLines lines) {
    // how a JVM says that it runs from a cache
    boolean used = system.getProperty("java.vm.info", "").contains("sharing");
    if (system.getProperty(GIVEN) != null && !used) {
      lines.withoutCache("this JVM refused it; " + system.getProperty("java.vm.version"));
    }
  }
}

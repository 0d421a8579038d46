package dev.efsshare.local.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process's memory as Lambda would count it: anonymous and shared pages from {@code /proc}. Pages
 * of mapped files are left out because the kernel can drop them; a model mapped from the share does
 * not count as the function's memory, on Lambda neither.
 */
final class MemoryGauge {

  /**
   * What a process may use beyond {@code MemorySize} before it is killed, MiB. Lambda counts the
   * same pages, but its Java runtime is trimmed for small sizes; the slack pays for a stock JVM's
   * own needs so that only a function that really holds too much is ended.
   */
  static final int SLACK_MB = 64;

  private MemoryGauge() {}

  /** Memory in use, KiB; 0 when the process has ended. */
  static long usedKb(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("RssAnon:") || line.startsWith("RssShmem:"))
          .mapToLong(MemoryGauge::kb)
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static long kb(String line) {
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}

package dev.efsshare.benchmarks.comparison.functions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process holds in memory. No state. Linux only. */
public final class ResidentMemory {
  private ResidentMemory() {}

  /**
   * The most that was resident so far.
   *
   * @param pid a process that runs
   * @return bytes
   * @throws IOException if it cannot be read
   */
  public static long peakBytes(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(kib -> Long.parseLong(kib) * 1024)
          .findFirst()
          .orElseThrow(() -> new IOException("process " + pid + " has no VmHWM"));
    }
  }
}

package dev.efsshare.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * {@code dd}: writes the same bytes and forces them, without a look at them. The least that a file
 * on a disk costs.
 *
 * @param program dd
 * @param mount where to
 */
record PlainCopy(String program, Path mount) implements Ingestor {

  @Override
  public String name() {
    return "dd";
  }

  @Override
  public Duration ingest(RandomObject object, String suffix)
      throws IOException, InterruptedException {
    ProcessBuilder copy =
        new ProcessBuilder(
                program,
                "if=" + object.file(),
                "of=" + mount.resolve(suffix),
                "bs=1M",
                "conv=fsync",
                "status=none")
            .inheritIO();
    long start = System.nanoTime();
    int code = copy.start().waitFor();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (code != 0) {
      throw new IOException("%s ended with %d".formatted(copy.command(), code));
    }
    return took;
  }

  @Override
  public OptionalLong peakResidentBytes() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    // nothing runs between two copies
  }
}

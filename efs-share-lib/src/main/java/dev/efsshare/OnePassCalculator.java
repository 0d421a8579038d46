package dev.efsshare;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinTask;

/**
 * Hands every buffer to each of several running checksums: of long buffers, to each in a task of
 * its own, so that several checksums take as long as the slowest one where processors are free.
 *
 * <p>The tasks are of the common pool. Nothing waits for a free thread of it: what nobody has taken
 * is computed by the thread that would wait.
 */
final class OnePassCalculator implements ChecksumCalculator {
  /** Handing a task over takes some microseconds; this many bytes of any checksum take more. */
  private static final int MIN_FORKED_BYTES = 128 << 10;

  private static final boolean SPARE_PROCESSOR = Runtime.getRuntime().availableProcessors() > 1;

  private final Map<ChecksumAlgorithm, RunningChecksum> running =
      new EnumMap<>(ChecksumAlgorithm.class);
  private long sizeBytes;

  OnePassCalculator(Set<ChecksumAlgorithm> algorithms) {
    for (ChecksumAlgorithm algorithm : algorithms) {
      running.put(algorithm, RunningChecksum.of(algorithm));
    }
  }

  @Override
  public void update(ByteBuffer content) {
    sizeBytes += content.remaining();
    if (SPARE_PROCESSOR && running.size() > 1 && content.remaining() >= MIN_FORKED_BYTES) {
      ForkJoinTask.invokeAll(
          running.values().stream()
              .<ForkJoinTask<?>>map(checksum -> task(checksum, content.duplicate()))
              .toList());
    } else {
      for (RunningChecksum checksum : running.values()) {
        // a duplicate each: the first one would leave nothing for the second
        checksum.update(content.duplicate());
      }
    }
    content.position(content.limit());
  }

  private static ForkJoinTask<?> task(RunningChecksum checksum, ByteBuffer content) {
    return ForkJoinTask.adapt(() -> checksum.update(content));
  }

  @Override
  public ContentSummary finish() {
    List<ContentChecksum> checksums =
        running.entrySet().stream()
            .map(e -> new ContentChecksum(e.getKey(), e.getValue().finish()))
            .toList();
    ContentSummary summary = new ContentSummary(sizeBytes, checksums);
    sizeBytes = 0;
    return summary;
  }
}

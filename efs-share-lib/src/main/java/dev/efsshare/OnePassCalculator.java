package dev.efsshare;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hands every buffer to each of several running checksums. */
final class OnePassCalculator implements ChecksumCalculator {
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
    for (RunningChecksum checksum : running.values()) {
      // a duplicate each: the first one would leave nothing for the second
      checksum.update(content.duplicate());
    }
    content.position(content.limit());
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

package dev.efsshare.consumer.processing;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentChecksum;
import dev.efsshare.ContentSummary;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes any file: size, format, byte entropy, checksums. One pass, 1 MiB of memory. */
public final class ProfileProcessor implements Processor {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int KEEP_AT_MOST = 64;

  /** A processor; it has no settings. */
  public ProfileProcessor() {}

  @Override
  public String name() {
    return "profile";
  }

  @Override
  public boolean takesInput() {
    return false;
  }

  @Override
  public boolean accepts(FileFormat format) {
    return true;
  }

  @Override
  public int keepAtMost() {
    return KEEP_AT_MOST;
  }

  @Override
  public LoadedFile load(Content content) throws IOException {
    ChecksumCalculator checksums = ChecksumCalculator.of(toCompute(content.known()));
    ByteHistogram histogram = new ByteHistogram();
    byte[] buffer = new byte[BUFFER_BYTES];
    int count = content.stream().readNBytes(buffer, 0, buffer.length);
    while (count > 0) {
      checksums.update(buffer, 0, count);
      histogram.add(buffer, count);
      count = content.stream().readNBytes(buffer, 0, buffer.length);
    }
    ContentSummary summary = checksums.finish();
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("provider", name());
    profile.put("sizeBytes", summary.sizeBytes());
    profile.put("format", content.format().members());
    profile.put("entropyBitsPerByte", histogram.entropyBitsPerByte());
    profile.put("checksums", inOrder(summary, content.known()));
    Map<String, Object> result = Collections.unmodifiableMap(profile);
    return input -> result;
  }

  /** What the record has is checked while the file is read, or was when it was stored. */
  private static Set<ChecksumAlgorithm> toCompute(@Nullable ContentSummary known) {
    Set<ChecksumAlgorithm> all =
        EnumSet.of(
            ChecksumAlgorithm.SHA_256, ChecksumAlgorithm.CRC32C, ChecksumAlgorithm.CRC64NVME);
    if (known != null) {
      known.checksums().forEach(checksum -> all.remove(checksum.algorithm()));
    }
    return all;
  }

  private static Map<String, Object> inOrder(
      ContentSummary computed, @Nullable ContentSummary known) {
    Map<ChecksumAlgorithm, ContentChecksum> all = new EnumMap<>(ChecksumAlgorithm.class);
    computed.checksums().forEach(checksum -> all.put(checksum.algorithm(), checksum));
    if (known != null) {
      known.checksums().forEach(checksum -> all.put(checksum.algorithm(), checksum));
    }
    Map<String, Object> byName = new LinkedHashMap<>();
    all.forEach((algorithm, checksum) -> byName.put(algorithm.standardName(), checksum.hex()));
    return byName;
  }
}

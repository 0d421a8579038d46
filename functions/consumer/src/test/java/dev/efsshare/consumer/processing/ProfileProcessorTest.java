package dev.efsshare.consumer.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentSummary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileProcessorTest {
  private static final FileFormat BINARY = FileFormat.of(new byte[] {0});

  private final ProfileProcessor processor = new ProfileProcessor();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 3 << 20})
  void randomContent_profiled_hasSizeAndChecksums(int length) throws Exception {
    byte[] content = random(length);

    Map<String, Object> profile = profile(new ByteArrayInputStream(content), null);

    assertThat(profile).containsEntry("sizeBytes", (long) length);
    assertThat(checksums(profile).keySet())
        .containsExactlyInAnyOrder("SHA-256", "CRC32C", "CRC64NVME");
    assertThat(checksums(profile))
        .containsEntry(
            "SHA-256",
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
  }

  @Test
  void entropy_ofKnownContent_isItsShannonEntropy() throws IOException {
    byte[] each = new byte[256];
    for (int i = 0; i < each.length; i++) {
      each[i] = (byte) i;
    }

    assertThat(entropy(new byte[0])).isZero();
    assertThat(entropy(new byte[1000])).isZero();
    assertThat(entropy(new byte[] {1, 2, 1, 2})).isEqualTo(1.0);
    assertThat(entropy(each)).isEqualTo(8.0);
    assertThat(entropy(random(1 << 20))).isCloseTo(8.0, within(0.01));
  }

  @Test
  void checksums_onRecord_areToldAndNotComputedAgain() throws IOException {
    byte[] content = random(1000);
    ChecksumCalculator all = ChecksumCalculator.of(EnumSet.allOf(ChecksumAlgorithm.class));
    all.update(content, 0, content.length);
    ContentSummary known = all.finish();

    Map<String, Object> profile = profile(new ByteArrayInputStream(content), known);

    assertThat(checksums(profile).keySet())
        .containsExactly("SHA-256", "SHA-1", "MD5", "CRC32", "CRC32C", "CRC64NVME");
    assertThat(checksums(profile)).containsEntry("SHA-256", known.sha256().hex());
  }

  @Test
  void stream_thatGivesSingleBytes_isProfiledAlike() throws IOException {
    byte[] content = random(5000);
    InputStream slow =
        new ByteArrayInputStream(content) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, 1));
          }
        };

    assertThat(profile(slow, null)).isEqualTo(profile(new ByteArrayInputStream(content), null));
  }

  private double entropy(byte[] content) throws IOException {
    Object entropy = profile(new ByteArrayInputStream(content), null).get("entropyBitsPerByte");
    return (Double) Objects.requireNonNull(entropy);
  }

  private Map<String, Object> profile(InputStream content, @Nullable ContentSummary known)
      throws IOException {
    return processor.load(new Content(content, BINARY, known)).answer(null);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> checksums(Map<String, Object> profile) {
    return (Map<String, Object>) Objects.requireNonNull(profile.get("checksums"));
  }

  private static byte[] random(int length) {
    byte[] content = new byte[length];
    new SplittableRandom(42).nextBytes(content);
    return content;
  }
}

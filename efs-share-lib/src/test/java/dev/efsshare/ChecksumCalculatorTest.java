package dev.efsshare;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumCalculatorTest {
  private static final byte[] CHECK = "123456789".getBytes(US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "SHA_256, 15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
    "SHA_1, f7c3bc1d808e04732adf679965ccc34ca7ae3441",
    "MD5, 25f9e794323b453885f5181f1b624d0b",
    "CRC32, cbf43926",
    "CRC32C, e3069283",
    "CRC64NVME, ae8b14860a799888"
  })
  void finish_afterPublishedCheckInput_givesPublishedValue(
      ChecksumAlgorithm algorithm, String value) {
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(algorithm));
    calculator.update(CHECK, 0, CHECK.length);
    assertThat(calculator.finish())
        .isEqualTo(new ContentSummary(9, List.of(new ContentChecksum(algorithm, value))));
  }

  @ParameterizedTest
  @CsvSource({
    "SHA_256, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "SHA_1, da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "MD5, d41d8cd98f00b204e9800998ecf8427e",
    "CRC32, 00000000",
    "CRC32C, 00000000",
    "CRC64NVME, 0000000000000000"
  })
  void finish_afterNothing_givesPublishedValueOfEmpty(ChecksumAlgorithm algorithm, String value) {
    assertThat(ChecksumCalculator.of(Set.of(algorithm)).finish())
        .isEqualTo(new ContentSummary(0, List.of(new ContentChecksum(algorithm, value))));
  }

  @Test
  void finish_calledAgain_startsAnew() {
    ChecksumCalculator calculator = ChecksumCalculator.of(EnumSet.allOf(ChecksumAlgorithm.class));
    ContentSummary empty = calculator.finish();
    calculator.update(CHECK, 0, CHECK.length);
    ContentSummary first = calculator.finish();
    calculator.update(CHECK, 0, CHECK.length);
    assertThat(calculator.finish()).isEqualTo(first).isNotEqualTo(empty);
    assertThat(calculator.finish()).isEqualTo(empty);
  }

  @Test
  void finish_withoutAlgorithms_onlyCounts() {
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of());
    calculator.update(ByteBuffer.wrap(CHECK));
    assertThat(calculator.finish()).isEqualTo(new ContentSummary(9, List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void finish_afterRandomContentOfAnyLength_agreesWithReference(ChecksumAlgorithm algorithm) {
    Replayable input = new Replayable();
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(algorithm));
    // all lengths about the sixteen bytes of a CRC step, then some long ones
    for (int length = 0; length < 300; length++) {
      byte[] content = input.bytes(length < 70 ? length : input.upTo(20_000));
      calculator.update(content, 0, content.length);
      assertThat(calculator.finish().checksums())
          .as("%d bytes, %s", content.length, input)
          .containsExactly(ReferenceChecksums.of(algorithm, content));
    }
  }

  @Test
  void update_inRandomChunksOfAllBufferKinds_givesEveryAlgorithmTheSameBytes() {
    Replayable input = new Replayable();
    ChecksumCalculator calculator = ChecksumCalculator.of(EnumSet.allOf(ChecksumAlgorithm.class));
    for (int round = 0; round < 100; round++) {
      byte[] content = input.bytes(input.upTo(50_000));
      List<Integer> cuts = new ArrayList<>();
      for (int start = 0; start < content.length; start += cuts.getLast()) {
        cuts.add(input.upTo(Math.min(9_000, content.length - start)));
        ByteBuffer chunk = buffer(input.upTo(4), content, start, cuts.getLast());
        calculator.update(chunk);
        assertThat(chunk.remaining()).as("left in a buffer, %s", input).isZero();
      }
      assertThat(calculator.finish())
          .as("%d bytes in chunks %s, %s", content.length, cuts, input)
          .isEqualTo(reference(content));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void update_oneBufferOfEachKind_consumesItWithoutChangingIt(int kind) {
    Replayable input = new Replayable();
    byte[] content = input.bytes(10_000);
    ByteBuffer buffer = buffer(kind, content, 100, 9_000);
    int limit = buffer.limit();
    ChecksumCalculator calculator = ChecksumCalculator.of(EnumSet.allOf(ChecksumAlgorithm.class));
    calculator.update(buffer);
    assertThat(buffer.position()).isEqualTo(limit);
    assertThat(buffer.limit()).isEqualTo(limit);
    assertThat(calculator.finish())
        .as("%s", input)
        .isEqualTo(reference(Arrays.copyOfRange(content, 100, 9_100)));
  }

  private static ContentSummary reference(byte[] content) {
    return new ContentSummary(
        content.length,
        Arrays.stream(ChecksumAlgorithm.values())
            .map(algorithm -> ReferenceChecksums.of(algorithm, content))
            .toList());
  }

  /**
   * A part of an array in one of five kinds of buffer, none of which starts at its memory's start.
   */
  private static ByteBuffer buffer(int kind, byte[] content, int start, int length) {
    ByteBuffer heap = ByteBuffer.wrap(content, start, length);
    ByteBuffer direct = ByteBuffer.allocateDirect(length + 3).position(3).put(heap.duplicate());
    direct.flip().position(3);
    return switch (kind) {
      case 0 -> heap;
      case 1 -> heap.slice();
      case 2 -> heap.asReadOnlyBuffer();
      case 3 -> direct;
      default -> direct.slice().asReadOnlyBuffer();
    };
  }

  @Test
  void update_partOutsideArray_isRefused() {
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(ChecksumAlgorithm.CRC64NVME));
    assertThatThrownBy(() -> calculator.update(CHECK, 5, 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void messageDigest_unknownToRuntime_isIllegalStateThatNamesIt() {
    assertThatThrownBy(() -> RunningChecksum.messageDigest("SHA-257"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no SHA-257")
        .hasMessageContaining("security providers");
  }
}

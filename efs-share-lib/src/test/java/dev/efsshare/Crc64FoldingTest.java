package dev.efsshare;

import static dev.efsshare.ChecksumAlgorithm.CRC64NVME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Crc64FoldingTest {
  private static final int SPAN = Crc64Folding.DISTANCES[Crc64Folding.DISTANCES.length - 1];

  private final Replayable random = new Replayable();

  @Test
  void distances_areThoseOfAMultipleOfThePolynomial() {
    long sum = powerOfX(64 * SPAN);
    for (int distance : Crc64Folding.DISTANCES) {
      sum ^= powerOfX(64 * (SPAN - distance));
    }
    assertThat(sum).isZero();
  }

  /** The remainder of x^n, not reflected. */
  private static long powerOfX(int n) {
    long remainder = 1;
    for (int i = 0; i < n; i++) {
      remainder = remainder < 0 ? (remainder << 1) ^ 0xAD93D23594C93659L : remainder << 1;
    }
    return remainder;
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Crc64Folding.MIN_BYTES - 1,
        Crc64Folding.MIN_BYTES,
        Crc64Folding.MIN_BYTES + 7,
        8 * (4096 + 1740),
        8 * (4096 + 1741),
        3 * Crc64Folding.MIN_BYTES + 11,
        1 << 20
      })
  void checksum_ofLongContent_isThatOfTheDefinition(int length) {
    byte[] content = random.bytes(length);
    assertThat(crc(ByteBuffer.wrap(content))).as("%s", random).isEqualTo(reference(content));
  }

  @Test
  void checksum_ofContentInParts_isThatOfTheWhole() {
    byte[] content = random.bytes(1 << 19);
    for (int i = 0; i < 20; i++) {
      int border = random.upTo(content.length);
      ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(CRC64NVME));
      calculator.update(content, 0, border);
      calculator.update(content, border, content.length - border);
      assertThat(calculator.finish().checksum(CRC64NVME))
          .as("border %d, %s", border, random)
          .contains(reference(content));
    }
  }

  @Test
  void checksum_ofMemoryOutsideTheHeap_isTheSame() {
    byte[] content = random.bytes(200_003);
    ByteBuffer direct = ByteBuffer.allocateDirect(content.length).put(content).flip();
    assertThat(crc(direct)).as("%s", random).isEqualTo(reference(content));
    assertThat(crc(ByteBuffer.wrap(content).asReadOnlyBuffer()))
        .as("%s", random)
        .isEqualTo(reference(content));
  }

  private static ContentChecksum crc(ByteBuffer content) {
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(CRC64NVME));
    calculator.update(content);
    assertThat(content.remaining()).isZero();
    return calculator.finish().checksum(CRC64NVME).orElseThrow();
  }

  private static ContentChecksum reference(byte[] content) {
    return ReferenceChecksums.of(CRC64NVME, content);
  }
}

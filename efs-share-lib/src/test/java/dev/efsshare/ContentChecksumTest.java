package dev.efsshare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentChecksumTest {
  private static final ContentChecksum NVME =
      new ContentChecksum(ChecksumAlgorithm.CRC64NVME, "ae8b14860a799888");

  @ParameterizedTest
  @ValueSource(
      strings = {"", "cbf4392", "cbf439260", "CBF43926", "cbf4392g", "cbf4392 ", "٣bf43926"})
  void constructor_valueNotLowerHexOfRightLength_isRefusedNamingIt(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContentChecksum(ChecksumAlgorithm.CRC32, value))
        .withMessage("'%s' is not a CRC32 value: 8 lower-case hexadecimal digits expected", value);
  }

  @Test
  void of_bytes_isTheSameAsFromHexAndFromBase64() {
    assertThat(ContentChecksum.of(ChecksumAlgorithm.CRC64NVME, NVME.bytes())).isEqualTo(NVME);
    assertThat(NVME.base64()).isEqualTo("rosUhgp5mIg=");
    assertThat(ContentChecksum.ofBase64(ChecksumAlgorithm.CRC64NVME, "rosUhgp5mIg="))
        .isEqualTo(NVME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "rosUhgp5mIg=-2"})
  void ofBase64_noBase64_isRefusedNamingIt(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentChecksum.ofBase64(ChecksumAlgorithm.CRC64NVME, value))
        .withMessageStartingWith("'%s' is not a CRC64NVME value in Base64", value);
  }

  @Test
  void ofBase64_wrongLength_isRefusedNamingBytes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentChecksum.ofBase64(ChecksumAlgorithm.CRC64NVME, "rosUhgp5"))
        .withMessageStartingWith("'ae8b14860a79' is not a CRC64NVME value: 16 ");
  }

  @Test
  void toString_anyValue_namesAlgorithm() {
    assertThat(NVME).hasToString("CRC64NVME:ae8b14860a799888");
  }

  @ParameterizedTest
  @EnumSource(names = {"CRC32", "CRC32C", "CRC64NVME"})
  void concat_randomSplits_givesChecksumOfWhole(ChecksumAlgorithm algorithm) {
    Replayable input = new Replayable();
    for (int round = 0; round < 200; round++) {
      byte[] whole = input.bytes(input.upTo(5_000));
      int first = input.upTo(whole.length);
      int second = first + input.upTo(whole.length - first);
      assertThat(
              checksum(algorithm, whole, 0, first)
                  .concat(checksum(algorithm, whole, first, second), second - first)
                  .concat(checksum(algorithm, whole, second, whole.length), whole.length - second))
          .as("%d bytes cut at %d and %d, %s", whole.length, first, second, input)
          .isEqualTo(ReferenceChecksums.of(algorithm, whole));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CRC32", "CRC32C", "CRC64NVME"})
  void concat_emptyPart_changesNothing(ChecksumAlgorithm algorithm) {
    ContentChecksum empty = ReferenceChecksums.of(algorithm, new byte[0]);
    ContentChecksum some = ReferenceChecksums.of(algorithm, new byte[] {1, 2, 3});
    assertThat(some.concat(empty, 0)).isEqualTo(some);
    assertThat(empty.concat(some, 3)).isEqualTo(some);
    assertThat(empty.concat(empty, 0)).isEqualTo(empty);
  }

  @ParameterizedTest
  @EnumSource(names = {"CRC32", "CRC32C", "CRC64NVME"})
  void concat_sizesBeyondInt_isAssociative(ChecksumAlgorithm algorithm) {
    long five = 5L << 40;
    long seven = (7L << 40) + 1;
    ContentChecksum a = ReferenceChecksums.of(algorithm, new byte[] {1});
    ContentChecksum b = ReferenceChecksums.of(algorithm, new byte[] {2});
    ContentChecksum c = ReferenceChecksums.of(algorithm, new byte[] {3});
    assertThat(a.concat(b, five).concat(c, seven))
        .isEqualTo(a.concat(b.concat(c, seven), five + seven));
  }

  @ParameterizedTest
  @EnumSource(names = {"SHA_256", "SHA_1", "MD5"})
  void concat_digest_isRefusedNamingAlgorithms(ChecksumAlgorithm algorithm) {
    ContentChecksum digest = ReferenceChecksums.of(algorithm, new byte[0]);
    assertThat(algorithm.isCombinable()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> digest.concat(digest, 0))
        .withMessage(
            "%s values cannot be combined; those of CRC32, CRC32C and CRC64NVME can",
            algorithm.standardName());
  }

  @Test
  void concat_differentAlgorithms_isRefusedNamingBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> NVME.concat(ReferenceChecksums.of(ChecksumAlgorithm.CRC32, new byte[0]), 0))
        .withMessageStartingWith("CRC64NVME and CRC32 cannot be combined");
  }

  @Test
  void concat_negativeSize_isRefusedNamingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NVME.concat(NVME, -1))
        .withMessage("nextSizeBytes -1 is negative");
  }

  @ParameterizedTest
  @CsvSource({
    "SHA-256, SHA_256",
    "SHA-1, SHA_1",
    "MD5, MD5",
    "CRC32, CRC32",
    "CRC32C, CRC32C",
    "CRC64NVME, CRC64NVME"
  })
  void ofStandardName_knownName_findsAlgorithm(String name, ChecksumAlgorithm algorithm) {
    assertThat(ChecksumAlgorithm.ofStandardName(name)).isEqualTo(algorithm);
    assertThat(algorithm.standardName()).isEqualTo(name);
  }

  @Test
  void ofStandardName_unknownName_isRefusedListingAllKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChecksumAlgorithm.ofStandardName("sha-256"))
        .withMessageContaining("'sha-256'")
        .withMessageContainingAll(
            Arrays.stream(ChecksumAlgorithm.values())
                .map(ChecksumAlgorithm::standardName)
                .toArray(String[]::new));
  }

  private static ContentChecksum checksum(
      ChecksumAlgorithm algorithm, byte[] whole, int start, int end) {
    return ReferenceChecksums.of(algorithm, Arrays.copyOfRange(whole, start, end));
  }
}

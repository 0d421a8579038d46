package dev.efsshare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentSummaryTest {
  private static final ContentChecksum SHA =
      ReferenceChecksums.of(ChecksumAlgorithm.SHA_256, new byte[] {1});
  private static final ContentChecksum CRC =
      ReferenceChecksums.of(ChecksumAlgorithm.CRC32, new byte[] {1});
  private static final ContentChecksum OTHER_CRC =
      ReferenceChecksums.of(ChecksumAlgorithm.CRC32, new byte[] {2});

  @Test
  void constructor_negativeSize_isRefusedNamingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContentSummary(-1, List.of()))
        .withMessage("sizeBytes -1 is negative");
  }

  @Test
  void constructor_twoValuesOfOneAlgorithm_isRefusedNamingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContentSummary(1, List.of(CRC, SHA, OTHER_CRC)))
        .withMessageStartingWith("two values for CRC32");
  }

  @Test
  void constructor_anyOrder_ordersAndCopies() {
    List<ContentChecksum> given = new ArrayList<>(List.of(CRC, SHA));
    ContentSummary summary = new ContentSummary(1, given);
    given.clear();
    assertThat(summary.checksums()).containsExactly(SHA, CRC);
    assertThat(summary).isEqualTo(new ContentSummary(1, List.of(SHA, CRC)));
  }

  @Test
  void checksum_computedAndNot_isThereAndEmpty() {
    ContentSummary summary = new ContentSummary(1, List.of(CRC));
    assertThat(summary.checksum(ChecksumAlgorithm.CRC32)).contains(CRC);
    assertThat(summary.checksum(ChecksumAlgorithm.MD5)).isEmpty();
  }

  @Test
  void sha256_notComputed_isIllegalState() {
    assertThat(new ContentSummary(1, List.of(SHA)).sha256()).isEqualTo(SHA);
    assertThatIllegalStateException()
        .isThrownBy(() -> new ContentSummary(1, List.of(CRC)).sha256())
        .withMessageStartingWith("no SHA-256 was computed");
  }

  @Test
  void differenceTo_sharedChecksumsEqual_isEmpty() {
    ContentSummary both = new ContentSummary(1, List.of(SHA, CRC));
    assertThat(both.differenceTo(both)).isEmpty();
    assertThat(both.differenceTo(new ContentSummary(1, List.of(CRC)))).isEmpty();
    assertThat(new ContentSummary(1, List.of(CRC)).differenceTo(both)).isEmpty();
  }

  @Test
  void differenceTo_otherSize_namesBothSizesOwnFirst() {
    ContentSummary one = new ContentSummary(1, List.of(SHA));
    assertThat(one.differenceTo(new ContentSummary(2, List.of(SHA)))).contains("1 bytes, not 2");
  }

  @Test
  void differenceTo_oneChecksumDiffers_namesBothValuesOwnFirst() {
    ContentSummary one = new ContentSummary(1, List.of(SHA, CRC));
    assertThat(one.differenceTo(new ContentSummary(1, List.of(SHA, OTHER_CRC))))
        .contains(CRC + ", not " + OTHER_CRC);
  }

  @Test
  void differenceTo_noCommonChecksum_isADifference() {
    ContentSummary sha = new ContentSummary(1, List.of(SHA));
    assertThat(sha.differenceTo(new ContentSummary(1, List.of(CRC))))
        .contains("no checksum in common");
    assertThat(sha.differenceTo(new ContentSummary(1, List.of())))
        .contains("no checksum in common");
  }
}

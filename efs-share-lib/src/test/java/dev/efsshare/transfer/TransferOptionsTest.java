package dev.efsshare.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferOptionsTest {

  @ParameterizedTest
  @ValueSource(longs = {512 << 10, 1 << 20, 5_000_000, 16 << 20, 40 << 20, 72 << 20, 1L << 40})
  void forMemory_withAnyMemory_staysWithinIt(long available) {
    assertThat(TransferOptions.forMemory(available).bufferBytes()).isLessThanOrEqualTo(available);
  }

  @Test
  void forMemory_withEnough_isTheDefault() {
    assertThat(TransferOptions.forMemory(72 << 20)).isEqualTo(TransferOptions.DEFAULT);
    assertThat(TransferOptions.forMemory(Long.MAX_VALUE)).isEqualTo(TransferOptions.DEFAULT);
  }

  @Test
  void forMemory_withLess_fetchesFewerThenSmallerRanges() {
    assertThat(TransferOptions.forMemory(48 << 20)).isEqualTo(new TransferOptions(8 << 20, 5));
    assertThat(TransferOptions.forMemory(20 << 20)).isEqualTo(new TransferOptions(4 << 20, 4));
  }

  @Test
  void forMemory_withTooLittle_saysHowMuchIsNeeded() {
    assertThatThrownBy(() -> TransferOptions.forMemory(1_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000")
        .hasMessageContaining("524288");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, partBytes 0",
    "-1, 1, partBytes -1",
    "1, 0, parallelism 0",
    "1, 65, parallelism 65"
  })
  void options_outOfTheirBounds_areRefusedByName(int partBytes, int parallelism, String message) {
    assertThatThrownBy(() -> new TransferOptions(partBytes, parallelism))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void request_withUnusableLimits_isRefusedByName() {
    assertThatThrownBy(() -> IngestFixture.request().withMaxBytes(-1))
        .hasMessageContaining("maxBytes -1");
    assertThatThrownBy(() -> IngestFixture.request().withTimeLimit(Duration.ZERO))
        .hasMessageContaining("timeLimit PT0S");
  }

  @ParameterizedTest
  @CsvSource({
    "1073741824, 8388608",
    "67108864, 8388608",
    "33554432, 4194304",
    "20000000, 3145728",
    "10000000, 2097152",
    "1000, 2097152"
  })
  void partBytes_ofAnObject_giveEveryConnectionSomething(long sizeBytes, long partBytes) {
    assertThat(TransferOptions.DEFAULT.partBytesFor(sizeBytes)).isEqualTo(partBytes);
  }

  @Test
  void partBytes_areNeverMoreThanGiven() {
    assertThat(new TransferOptions(1000, 3).partBytesFor(1 << 20)).isEqualTo(1000);
  }
}

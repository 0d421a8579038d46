package dev.efsshare.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void percentiles_ofAHundred_areMedianAndNearestRanks() {
    Samples samples = new Samples();
    for (int i = 100; i >= 1; i--) {
      samples.add(Duration.ofMillis(i));
    }

    assertThat(samples.p50()).isEqualTo(50.5);
    assertThat(samples.p95()).isEqualTo(95);
    assertThat(samples.min()).isEqualTo(1);
    assertThat(samples.max()).isEqualTo(100);
    assertThat(samples.mean()).isEqualTo(50.5);
    assertThat(samples.all()).startsWith(100.0, 99.0);
  }

  @Test
  void percentiles_ofOne_areThatOne() {
    Samples samples = new Samples();
    samples.add(1.24);

    assertThat(samples.p50()).isEqualTo(1.2);
    assertThat(samples.p95()).isEqualTo(1.2);
  }

  @Test
  void percentiles_ofNone_areRefused() {
    assertThatThrownBy(() -> new Samples().p50()).hasMessage("nothing was measured");
  }
}

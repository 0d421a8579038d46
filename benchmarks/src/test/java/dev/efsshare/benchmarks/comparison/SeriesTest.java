package dev.efsshare.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static Series of(List<Double> values) {
    return new Series("somebody", values, "");
  }

  @Test
  void median_ofAnOddNumber_isTheMiddleOne() {
    assertThat(of(List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5);
  }

  @Test
  void median_ofAnEvenNumber_isBetweenTheMiddleTwo() {
    assertThat(of(List.of(9.0, 1.0, 5.0, 6.0)).median()).isEqualTo(5.5);
  }

  @Test
  void p95_isTheValueThat95Of100AreNoWorseThan() {
    Series hundred = of(IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList());

    assertThat(hundred.p95(false)).as("times").isEqualTo(95);
    assertThat(hundred.p95(true)).as("throughputs").isEqualTo(6);
  }

  @Test
  void p95_ofFewValues_isTheWorst() {
    assertThat(of(List.of(3.0, 1.0, 2.0)).p95(false)).isEqualTo(3);
    assertThat(of(List.of(3.0, 1.0, 2.0)).p95(true)).isEqualTo(1);
  }

  @Test
  void median_ofWhatWasNotMeasured_saysWhy() {
    assertThatThrownBy(() -> Series.missing("python", "there is no python3").median())
        .hasMessageContaining("python was not measured: there is no python3");
  }
}

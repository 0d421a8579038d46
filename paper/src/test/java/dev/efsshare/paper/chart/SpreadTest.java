package dev.efsshare.paper.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private static final List<Double> TWENTY =
      IntStream.rangeClosed(1, 20).mapToObj(i -> 21.0 - i).toList();

  @Test
  void median_evenAndOddNumber_isInTheMiddle() {
    assertThat(new Spread(TWENTY, false).median()).isEqualTo(10.5);
    assertThat(new Spread(List.of(9.0, 1.0, 2.0), false).median()).isEqualTo(2);
  }

  @Test
  void p95_timesAndThroughputs_isOnTheWorseSide() {
    assertThat(new Spread(TWENTY, false).p95()).isEqualTo(19);
    assertThat(new Spread(TWENTY, true).p95()).isEqualTo(2);
  }

  @Test
  void spread_ofNothing_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Spread(List.of(), false));
  }
}

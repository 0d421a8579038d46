package dev.efsshare.paper.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void linear_ticks_areRoundFromZeroOverTheMost() {
    Scale scale = new Scale.Linear(Words::tick);

    assertThat(labels(scale, 57, 712)).containsExactly("0", "200", "400", "600");
    assertThat(scale.ends(57, 712).low()).isZero();
    assertThat(scale.ends(57, 712).high()).isGreaterThan(712);
  }

  @Test
  void linear_ticksOfSmallValues_areFractions() {
    assertThat(labels(new Scale.Linear(Words::tick), 0.1, 0.9))
        .containsExactly("0", "0.2", "0.4", "0.6", "0.8");
  }

  @Test
  void decades_wideRange_namesPowersOfTenOnly() {
    Scale scale = new Scale.Decades(Words::tick);

    assertThat(labels(scale, 3, 2_500)).containsExactly("10", "100", "1,000");
    assertThat(scale.ticks(3, 2_500)).hasSizeGreaterThan(20);
    assertThat(scale.at(1000)).isEqualTo(3, within(1e-9));
  }

  @Test
  void decades_narrowRange_namesMore() {
    assertThat(labels(new Scale.Decades(Words::tick), 1.5, 12)).containsExactly("2", "5", "10");
  }

  @Test
  void doublings_ticks_areTheValuesThatOccur() {
    Scale scale = new Scale.Doublings(List.of(1024.0, 1048576.0), Words::bytes);

    assertThat(labels(scale, 1024, 1048576)).containsExactly("1 KiB", "1 MiB");
    assertThat(scale.at(1048576)).isEqualTo(20, within(1e-9));
  }

  @Test
  void doublings_oneValue_hasRoomAroundIt() {
    Scale.Ends ends = new Scale.Doublings(List.of(4.0), Words::tick).ends(4, 4);

    assertThat(ends.low()).isLessThan(2);
    assertThat(ends.high()).isGreaterThan(2);
  }

  @Test
  void words_ofNumbers_areShort() {
    assertThat(Words.number(0.9361)).isEqualTo("0.94");
    assertThat(Words.number(47.26)).isEqualTo("47.3");
    assertThat(Words.number(1039.4)).isEqualTo("1,039");
    assertThat(Words.tick(0.5)).isEqualTo("0.5");
    assertThat(Words.tick(1000)).isEqualTo("1,000");
    assertThat(Words.bytes(1 << 30)).isEqualTo("1 GiB");
    assertThat(Words.micros(1_500)).isEqualTo("1.50 ms");
    assertThat(Words.micros(2_500_000)).isEqualTo("2.50 s");
  }

  private static List<String> labels(Scale scale, double least, double most) {
    return scale.ticks(least, most).stream()
        .map(Scale.Tick::label)
        .filter(label -> !label.isEmpty())
        .toList();
  }
}

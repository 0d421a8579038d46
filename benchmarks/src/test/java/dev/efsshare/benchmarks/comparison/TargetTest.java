package dev.efsshare.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TargetTest {
  static Stream<Arguments> targets() {
    return Stream.of(
        Arguments.of(new Target.AtMostTimes(2.5), 250, 251, 100, "<= 2.5 x", "2.50 x"),
        Arguments.of(new Target.AtLeastTimes(1.8), 180, 179, 100, ">= 1.8 x", "1.80 x"),
        Arguments.of(
            new Target.TimesQuicker(100), 7, 7.1, 700, ">= 100 x quicker", "100.0 x quicker"),
        Arguments.of(new Target.AtMostLonger(200), 980, 981, 780, "<= theirs + 200 ms", "+200 ms"),
        Arguments.of(new Target.Below(300, Unit.MEGABYTES), 299, 300, 50, "< 300 MB", "5.98 x"));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void target_isMetUpToItsLimit(
      Target target, double meets, double misses, double theirs, String words, String ratio) {
    assertThat(target.met(meets, theirs)).isTrue();
    assertThat(target.met(misses, theirs)).isFalse();
    assertThat(target.words()).isEqualTo(words);
    assertThat(target.ratio(meets, theirs)).isEqualTo(ratio);
  }
}

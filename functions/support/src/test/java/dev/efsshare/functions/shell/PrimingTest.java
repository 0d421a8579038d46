package dev.efsshare.functions.shell;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrimingTest {

  static List<Runnable> steps() {
    return Priming.STEPS;
  }

  /** In an environment a failure would go unseen, and the first request pay for what is missing. */
  @ParameterizedTest
  @MethodSource("steps")
  void step_doesWhatItIsFor(Runnable step) {
    assertThatCode(step::run).doesNotThrowAnyException();
  }
}

package dev.efsshare.functions.shell;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class PrimingTest {

  /** In an environment a failure would go unseen, and the first request pay for what is missing. */
  @Test
  void priming_doesWhatItIsFor() {
    assertThatCode(Priming::all).doesNotThrowAnyException();
  }
}

package dev.efsshare.workflow.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

  @Test
  void fillIn_everyPlace_hasItsValue() {
    assertThat(
            Definitions.fillIn(
                    "{\"a\": \"${One}\", \"b\": \"x/${Two}\", \"c.$\": \"$.a\"}",
                    Map.of("One", "1$", "Two", "2"))
                .toString())
        .isEqualTo("{\"a\":\"1$\",\"b\":\"x/2\",\"c.$\":\"$.a\"}");
  }

  @Test
  void fillIn_withoutAValue_namesThePlace() {
    assertThatThrownBy(() -> Definitions.fillIn("{\"a\": \"${Three}\"}", Map.of("One", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the state machine needs ${Three}; there are only [One]");
  }
}

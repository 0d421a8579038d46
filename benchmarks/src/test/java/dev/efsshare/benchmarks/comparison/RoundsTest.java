package dev.efsshare.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void rounds_giveEachATurn_andBeginWithAnother() throws Exception {
    List<String> turns = new ArrayList<>();

    Rounds.run(2, List.of("a", "b", "c"), (who, round) -> turns.add(round + who));

    assertThat(turns).containsExactly("0a", "0b", "0c", "1c", "1a", "1b", "2b", "2c", "2a");
  }
}

package dev.efsshare.functions.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.log.InvocationLog;
import dev.efsshare.functions.log.Metrics;
import dev.efsshare.functions.testing.Call;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvocationTest {

  @ParameterizedTest
  @CsvSource({"60000,58000", "8000,6000", "3000,2250", "0,1", "-5,1"})
  void transferTime_leavesTimeToCleanUp(int remaining, long expected) {
    InvocationLog log = new InvocationLog(new Call().lines(), "r", "f", Map.of());
    Invocation invocation = new Invocation("r", "e", false, () -> remaining, log, new Metrics());

    assertThat(invocation.timeForTransfer()).isEqualTo(Duration.ofMillis(expected));
  }
}

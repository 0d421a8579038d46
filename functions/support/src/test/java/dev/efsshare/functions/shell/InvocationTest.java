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
  @CsvSource({
    "60000,60000,58000",
    "8000,8000,6000",
    "3000,3000,2250",
    "60000,8000,6000",
    "60000,2001,1",
    "60000,1500,1",
    "0,0,1",
    "-5,-5,1"
  })
  void transferTime_leavesTimeToCleanUp_howeverMuchIsGone(int atStart, int now, long expected) {
    InvocationLog log = new InvocationLog(new Call().lines(), "r", "f", Map.of());
    int margin = Invocation.margin(atStart);
    Invocation invocation = new Invocation("r", "e", false, () -> now, margin, log, new Metrics());

    assertThat(invocation.timeForTransfer()).isEqualTo(Duration.ofMillis(expected));
  }
}

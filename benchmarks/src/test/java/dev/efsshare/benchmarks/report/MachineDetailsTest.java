package dev.efsshare.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineDetailsTest {

  @Test
  void line_ofCpuInfo_isItsValue() {
    assertThat(
            MachineDetails.line(
                "processor\t: 0\nmodel name\t: Some CPU @ 3 GHz\n", "model name\\s*: (.*)"))
        .isEqualTo("Some CPU @ 3 GHz");
  }

  @Test
  void line_absent_isUnknown() {
    assertThat(MachineDetails.line("", "model name\\s*: (.*)")).isEqualTo("unknown");
  }

  @Test
  void read_anyMachine_tellsWhatFiguresDependOn() {
    Map<String, String> details = MachineDetails.read();

    assertThat(details)
        .containsKeys("date", "commit", "cpu", "memory", "kernel", "file system DISK")
        .containsEntry("cores", "" + Runtime.getRuntime().availableProcessors());
    assertThat(details.get("jdk")).contains("" + Runtime.version());
  }
}

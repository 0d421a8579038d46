package dev.efsshare.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
  void of_anyMachine_tellsWhatFiguresDependOn() {
    Map<String, String> details = MachineDetails.of(Path.of(""));

    assertThat(details)
        .containsKeys("date", "commit", "cpu", "memory", "kernel")
        .containsEntry("cores", "" + Runtime.getRuntime().availableProcessors());
    assertThat(details.get("jdk")).contains("" + Runtime.version());
  }

  @Test
  void fileSystem_folderThatIsNot_isUnknown() {
    assertThat(MachineDetails.fileSystem(Path.of("no/such/folder"))).isEqualTo("unknown");
  }
}

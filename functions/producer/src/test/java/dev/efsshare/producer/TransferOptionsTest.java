package dev.efsshare.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.transfer.TransferOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransferOptionsTest {

  @Test
  void options_byDefault_fitIntoAQuarterOfTheHeap() {
    TransferOptions options = ProducerApp.transferOptions(FunctionSettings.of(Map.of()));

    assertThat(options.bufferBytes()).isLessThanOrEqualTo(Runtime.getRuntime().maxMemory() / 4);
  }

  @Test
  void options_withVariables_areThose() {
    Map<String, String> variables = Map.of("TRANSFER_PART_MIB", "3", "TRANSFER_PARALLELISM", "2");

    assertThat(ProducerApp.transferOptions(FunctionSettings.of(variables)))
        .isEqualTo(new TransferOptions(3 << 20, 2));
  }
}

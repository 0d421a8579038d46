package dev.efsshare.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.transfer.TransferOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransferOptionsTest {

  private static final long HEAP = 870L << 20;

  @Test
  void options_byDefault_areFiveConnectionsInTheHeapOf1024MB() {
    TransferOptions options = ProducerApp.transferOptions(FunctionSettings.of(Map.of()), HEAP);

    assertThat(options).isEqualTo(new TransferOptions(4 << 20, 5));
  }

  @Test
  void options_withVariables_areThose() {
    assertThat(options("3", "2")).isEqualTo(new TransferOptions(3 << 20, 2));
  }

  @Test
  void options_thatTakeTheHeap_areRefused() {
    assertThatThrownBy(() -> options("64", "8"))
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining("576 MiB of buffers")
        .hasMessageContaining("half the heap is 435 MiB");
  }

  private static TransferOptions options(String partMiB, String parallelism) {
    return ProducerApp.transferOptions(
        FunctionSettings.of(
            Map.of("TRANSFER_PART_MIB", partMiB, "TRANSFER_PARALLELISM", parallelism)),
        HEAP);
  }
}

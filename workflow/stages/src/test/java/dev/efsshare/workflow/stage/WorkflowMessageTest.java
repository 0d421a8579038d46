package dev.efsshare.workflow.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowMessageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | not JSON",
        "{} | neither",
        "{\"input\":\"inputs/a\",\"records\":[]} | both",
        "{\"input\":\"models/a\"} | 'models/a'",
        "{\"input\":\"inputs/\"} | 'inputs/'",
        "{\"input\":\"inputs/a/\"} | 'inputs/a/'",
        "{\"input\":7} | must be a string",
        "{\"records\":{}} | must be an array",
        "{\"record\":[]} | unknown member 'record'",
        "{\"dataset\":\"../x\",\"records\":[]} | '../x'",
        "{\"dataset\":\"\",\"records\":[]} | 'dataset' is ''"
      })
  void message_thatIsNone_isRefusedForGood_withTheValue(String body, String told) {
    assertThatThrownBy(() -> WorkflowMessage.parse(body))
        .isInstanceOf(PermanentStageException.class)
        .hasMessageContaining(told);
  }

  @Test
  void records_inTheMessage_areLines_whateverTheyAre() throws IOException {
    List<?> records = List.of("text", 1, java.util.Map.of("text", "half \ud83d"));

    String lines = read(new WorkflowMessage(null, null, records));

    assertThat(lines).isEqualTo("\"text\"\n1\n{\"text\":\"half \\ud83d\"}\n");
  }

  private static String read(WorkflowMessage message) throws IOException {
    try (InitialData data = message.open(new NoBucket())) {
      return new String(data.stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

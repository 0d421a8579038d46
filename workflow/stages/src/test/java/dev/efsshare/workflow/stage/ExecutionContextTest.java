package dev.efsshare.workflow.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionContextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | has no 'executionId'",
        "[] | not an object",
        "{\"executionId\":\"e\"} | has no 'currentStage'",
        "{\"executionId\":7} | must be a string",
        "{\"executionID\":\"e\"} | unknown member 'executionID'",
        "{\"executionId\":\"a/b\",\"currentStage\":\"Etl\",\"workflowBucket\":\"b\"} | 'a/b'",
        "{\"executionId\":\"..\",\"currentStage\":\"Etl\",\"workflowBucket\":\"b\"} | '..'",
        "{\"executionId\":\"e\",\"currentStage\":\"../x\",\"workflowBucket\":\"b\"} | '../x'",
        "{\"executionId\":\"e\",\"currentStage\":\"Etl\",\"workflowBucket\":\"b\"} | neither",
        "{\"executionId\":\"e\",\"currentStage\":\"B\",\"previousStage\":\"A/\",\"workflowBucket\":\"b\"} | 'A/'",
        "{\"executionId\":\"e\",\"currentStage\":\"B\",\"previousStage\":\"A\",\"workflowBucket\":\"b\",\"initialData\":\"{}\"} | both",
        "{\"executionId\":\"e\",\"currentStage\":\"B\",\"previousStage\":\"A\",\"workflowBucket\":\" \"} | 'workflowBucket' is empty"
      })
  void payload_thatIsNone_isRefusedForGood_withTheValue(String payload, String told) {
    assertThatThrownBy(() -> ExecutionContext.parse(payload.getBytes(UTF_8)))
        .isInstanceOf(PermanentStageException.class)
        .hasMessageContaining(told);
  }

  @Test
  void initialData_writtenAsObject_isItsText() {
    ExecutionContext context =
        ExecutionContext.parse(
            """
            {"executionId":"e","currentStage":"Etl","previousStage":null,
             "workflowBucket":"b","initialData":{"input":"inputs/a.jsonl"}}
            """
                .getBytes(UTF_8));

    assertThat(context.initialData()).isEqualTo("{\"input\":\"inputs/a.jsonl\"}");
    assertThat(context.inputKey()).isNull();
  }
}

package dev.efsshare.workflow.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateMachineTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void machine_firstStepIsAJob_givesItTheMessageInPlaceOfAKey() throws Exception {
    JsonNode arguments = render(glue("First")).at("/States/First/Parameters/Arguments");
    assertThat(arguments.get("--initial-data.$").asText()).isEqualTo("$[0].body");
    assertThat(arguments.has("--input-key.$")).isFalse();
  }

  @Test
  void machine_jobAfterAJob_readsWhatThatWrote() throws Exception {
    JsonNode arguments =
        render(glue("First"), glue("Second")).at("/States/Second/Parameters/Arguments");
    assertThat(arguments.get("--input-key.$").asText())
        .isEqualTo("States.Format('executions/{}/First/output.json', $$.Execution.Name)");
  }

  @Test
  void machine_lastsAsLongAsAllAttemptsOfAllSteps() throws Exception {
    // three attempts each, pauses of 20 and 40 s, and of 300 and 600 s
    JsonNode machine = render(lambda("Etl"), glue("Job"));
    assertThat(machine.get("TimeoutSeconds").asInt()).isEqualTo(180 + 60 + 180 + 900);
  }

  @Test
  void machine_longerThanItsTypeLasts_endsWithIt() throws Exception {
    String express = StateMachine.render(WorkflowConfiguration.express());
    assertThat(new JsonMapper().readTree(express).get("TimeoutSeconds").asInt()).isEqualTo(300);
  }

  private static JsonNode render(WorkflowStep... steps) throws JsonProcessingException {
    WorkflowConfiguration workflow =
        new WorkflowConfiguration("test", WorkflowType.STANDARD, List.of(steps));
    return new JsonMapper().readTree(StateMachine.render(workflow));
  }

  private static WorkflowStep lambda(String stage) {
    return new WorkflowStep.Lambda(stage, stage + "FunctionArn", MINUTE);
  }

  private static WorkflowStep glue(String stage) {
    return new WorkflowStep.Glue(stage, stage + "JobName", MINUTE);
  }
}

package dev.efsshare.workflow.properties;

import static dev.efsshare.workflow.properties.RandomWorkflows.forMany;
import static dev.efsshare.workflow.properties.RandomWorkflows.machine;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.workflow.definition.StateMachine;
import dev.efsshare.workflow.definition.WorkflowConfiguration;
import dev.efsshare.workflow.definition.WorkflowStep;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every Express workflow's state machine is like, whatever its steps. */
class ExpressPropertiesTest {
  private static final String LAMBDA = "arn:aws:states:::lambda:invoke";

  @Test
  void property_12_expressWorkflowConfiguration_endsWithinFiveMinutesAndWaitsForNoJob() {
    forMany(generator -> {
      JsonNode machine = machine(generator.express());
      assertThat(machine.get("TimeoutSeconds").asInt()).isBetween(1, 300);
      for (JsonNode state : tasks(machine)) {
        assertThat(state.get("Resource").asText()).isEqualTo(LAMBDA).doesNotContain(".sync");
      }
    });
  }

  @Test
  void property_15_expressWorkflowStructure_isOneTaskAStepInTheirOrder() {
    forMany(generator -> {
      WorkflowConfiguration workflow = generator.express();
      JsonNode machine = machine(workflow);
      assertThat(chain(machine)).isEqualTo(stages(workflow));
      String before = null;
      for (String stage : stages(workflow)) {
        JsonNode payload = machine.at("/States/" + stage + "/Parameters/Payload");
        assertThat(payload.get("executionId.$").asText()).isEqualTo("$$.Execution.Name");
        assertThat(payload.get("currentStage").asText()).isEqualTo(stage);
        assertThat(payload.get("previousStage").textValue()).isEqualTo(before);
        assertThat(payload.get("workflowBucket").asText()).isEqualTo("${WorkflowBucket}");
        assertThat(payload.has("initialData.$")).isEqualTo(before == null);
        before = stage;
      }
    });
  }

  @Test
  void property_16_lambdaRetryConfiguration_isTwoAttemptsAfter20SecondsWithBackoff2() {
    forMany(generator -> {
      WorkflowConfiguration workflow = generator.any();
      for (WorkflowStep step : workflow.steps()) {
        if (step instanceof WorkflowStep.Lambda) {
          JsonNode retry = machine(workflow).at("/States/" + step.stage() + "/Retry");
          assertThat(retry).hasSize(1);
          assertThat(retry.get(0).get("MaxAttempts").asInt()).isEqualTo(2);
          assertThat(retry.get(0).get("IntervalSeconds").asInt()).isEqualTo(20);
          assertThat(retry.get(0).get("BackoffRate").asInt()).isEqualTo(2);
          assertThat(retry.get(0).get("ErrorEquals"))
              .extracting(JsonNode::asText)
              .contains(
                  "dev.efsshare.workflow.stage.TransientStageException",
                  "Lambda.TooManyRequestsException",
                  "States.Timeout")
              .noneMatch(error -> error.contains("Permanent"))
              .doesNotContain("States.ALL", "States.TaskFailed");
        }
      }
    });
  }

  @Test
  void property_17_resultPathDiscard_everyStateSeesTheMessage() {
    forMany(generator -> {
      for (JsonNode state : tasks(machine(generator.any()))) {
        assertThat(state.has("ResultPath")).isTrue();
        assertThat(state.get("ResultPath").isNull()).isTrue();
        assertThat(state.has("OutputPath")).isFalse();
        assertThat(state.has("InputPath")).isFalse();
      }
    });
  }

  @Test
  void property_30_stepFailureStateTransition_anyErrorOfAnyStepEndsInTheFailureWithItsCause() {
    forMany(generator -> {
      JsonNode machine = machine(generator.any());
      for (JsonNode state : tasks(machine)) {
        assertThat(state.at("/Catch/0/ErrorEquals/0").asText()).isEqualTo("States.ALL");
        assertThat(state.at("/Catch/0/Next").asText()).isEqualTo(StateMachine.FAILED);
      }
      JsonNode failed = machine.at("/States/" + StateMachine.FAILED);
      assertThat(failed.get("Type").asText()).isEqualTo("Fail");
      assertThat(failed.get("ErrorPath").asText()).isEqualTo("$.Error");
      assertThat(failed.get("CausePath").asText()).isEqualTo("$.Cause");
    });
  }

  static List<String> stages(WorkflowConfiguration workflow) {
    return workflow.steps().stream().map(WorkflowStep::stage).toList();
  }

  static List<JsonNode> tasks(JsonNode machine) {
    List<JsonNode> tasks = new ArrayList<>();
    for (JsonNode state : machine.get("States")) {
      if (state.get("Type").asText().equals("Task")) {
        tasks.add(state);
      }
    }
    assertThat(tasks).isNotEmpty();
    return tasks;
  }

  /** The states from the start to the end, as an execution without failures enters them. */
  static List<String> chain(JsonNode machine) {
    List<String> chain = new ArrayList<>();
    String state = machine.get("StartAt").asText();
    while (!state.isEmpty()) {
      chain.add(state);
      JsonNode definition = machine.get("States").get(state);
      boolean end = definition.path("End").asBoolean();
      assertThat(end).isNotEqualTo(definition.has("Next"));
      state = end ? "" : definition.get("Next").asText();
    }
    return chain;
  }
}

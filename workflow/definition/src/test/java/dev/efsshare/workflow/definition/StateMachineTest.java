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
  void machine_jobAfterAJob_readsWhatThatWrote() throws Exception {
    JsonNode arguments =
        render(lambda("Etl"), glue("First"), glue("Second"))
            .at("/States/Second/Parameters/Arguments");
    assertThat(arguments.get("--input-key.$").asText())
        .isEqualTo("States.Format('executions/{}/First/output.json', $$.Execution.Name)");
  }

  @Test
  void machine_lastsAsLongAsAllAttemptsOfAllSteps() throws Exception {
    // three attempts each, pauses of 20 and 40 s, and of 300 and 600 s
    int attempts = 180 + 60 + 180 + 900;
    // 60 s and half as much more each time, at most 600 s: six that grow, then 44 and 4 of those
    double growing = 60 + 90 + 135 + 202.5 + 303.75 + 455.625;
    JsonNode machine = render(lambda("Etl"), glue("Job"));
    assertThat(machine.get("TimeoutSeconds").asInt())
        .isEqualTo((int) Math.ceil(attempts + 2 * growing + (44 + 4) * 600));
  }

  @Test
  void machine_longerThanItsTypeLasts_endsWithIt() throws Exception {
    String express = StateMachine.render(WorkflowConfiguration.express());
    assertThat(new JsonMapper().readTree(express).get("TimeoutSeconds").asInt()).isEqualTo(300);
  }

  /** A job that cannot be started now is another matter than one that failed. */
  @Test
  void job_thatIsNotStarted_isTriedMoreOften_atDifferentTimes_beforeAnythingElseIsAsked()
      throws Exception {
    JsonNode retry = render(lambda("Etl"), glue("Job")).at("/States/Job/Retry");
    assertThat(retry).hasSize(3);
    assertThat(retry.get(0))
        .isEqualTo(
            started(
                50,
                "Glue.ConcurrentRunsExceededException",
                "Glue.ResourceNumberLimitExceededException"));
    assertThat(retry.get(1))
        .isEqualTo(started(10, "Glue.ThrottlingException", "Glue.AWSGlueException"));
  }

  private static JsonNode started(int attempts, String... errors) throws JsonProcessingException {
    return new JsonMapper()
        .readTree(
            """
            {"ErrorEquals": ["%s"], "IntervalSeconds": 60, "MaxAttempts": %d, "BackoffRate": 1.5,
             "MaxDelaySeconds": 600, "JitterStrategy": "FULL"}
            """
                .formatted(String.join("\", \"", errors), attempts));
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

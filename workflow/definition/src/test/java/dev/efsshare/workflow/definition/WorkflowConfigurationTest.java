package dev.efsshare.workflow.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowConfigurationTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void configuration_withoutSteps_isRefused() {
    assertRefused(WorkflowType.EXPRESS, "it has no steps; name at least one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "1st", "Größe", "a.b", "a b", "..", "{}"})
  void configuration_stageThatIsNoPathSegment_isRefused(String stage) {
    assertRefused(
        WorkflowType.EXPRESS,
        "stage name '" + stage + "' cannot be part of executions/",
        lambda(stage, MINUTE));
  }

  @Test
  void configuration_stageTwiceInAnyCase_isRefused() {
    assertRefused(
        WorkflowType.STANDARD,
        "stage name 'ETL' is there twice",
        lambda("Etl", MINUTE),
        lambda("ETL", MINUTE));
  }

  @Test
  void configuration_stageNamedAsTheFailure_isRefused() {
    assertRefused(
        WorkflowType.STANDARD, "that of the state in which failures end", lambda("failed", MINUTE));
  }

  @Test
  void configuration_timeoutOfHalfASecond_isRefused() {
    assertRefused(
        WorkflowType.EXPRESS, "has the timeout PT0.5S", lambda("Etl", Duration.ofMillis(500)));
  }

  @Test
  void configuration_functionLongerThanLambdaLets_isRefused() {
    assertRefused(
        WorkflowType.STANDARD, "ends after 15 minutes", lambda("Etl", Duration.ofMinutes(16)));
  }

  @Test
  void configuration_stepsLongerThanAnExpressExecution_isRefused() {
    assertRefused(
        WorkflowType.EXPRESS,
        "its steps may take PT6M together",
        lambda("Etl", MINUTE.multipliedBy(3)),
        lambda("Store", MINUTE.multipliedBy(3)));
  }

  @Test
  void configuration_jobFirst_isRefused() {
    assertRefused(
        WorkflowType.STANDARD,
        "its first step 'Job' is a Glue job, which is given no message but what a step before it"
            + " left; put a Lambda step before it",
        new WorkflowStep.Glue("Job", "JobName", MINUTE),
        lambda("Etl", MINUTE));
  }

  @Test
  void configuration_severalFaults_areAllNamed() {
    assertThatThrownBy(() ->
            new WorkflowConfiguration(
                "mine",
                WorkflowType.EXPRESS,
                List.of(lambda("a/b", MINUTE), new WorkflowStep.Glue("Job", "JobName", MINUTE))))
        .isInstanceOf(InvalidWorkflowException.class)
        .hasMessageContaining("workflow 'mine' is refused: ")
        .hasMessageContaining("'a/b'")
        .hasMessageContaining("'Job' is a Glue job");
  }

  @Test
  void configurations_ofTheProject_areValid() {
    assertThat(WorkflowConfiguration.express().type()).isEqualTo(WorkflowType.EXPRESS);
    assertThat(WorkflowConfiguration.standard().type()).isEqualTo(WorkflowType.STANDARD);
  }

  private static void assertRefused(WorkflowType type, String reason, WorkflowStep... steps) {
    assertThatThrownBy(() -> new WorkflowConfiguration("mine", type, List.of(steps)))
        .isInstanceOf(InvalidWorkflowException.class)
        .hasMessageContaining(reason);
  }

  private static WorkflowStep lambda(String stage, Duration timeout) {
    return new WorkflowStep.Lambda(stage, "AnyFunctionArn", timeout);
  }
}

package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told when the workflow fails. */
class WorkflowAlarmsTest {
  private final Stack express = Stack.workflow("express");
  private final Stack standard = Stack.workflow("standard");

  @Test
  void execution_ofStandard_thatDoesNotSucceed_isTold() {
    Part rule = standard.properties("ExecutionFailedRule");

    assertThat(rule.text("Name")).isEqualTo("${AWS::StackName}-dev-workflow-failed");
    assertThat(rule.text("State")).isEqualTo("ENABLED");
    assertThat(rule.at("EventPattern").value())
        .isEqualTo(
            Map.of(
                "source", List.of("aws.states"),
                "detail-type", List.of("Step Functions Execution Status Change"),
                "detail",
                    Map.of(
                        "status", List.of("FAILED", "TIMED_OUT", "ABORTED"),
                        "stateMachineArn", List.of("${StandardStateMachine}"))));
    assertThat(rule.at("Targets").value())
        .isEqualTo(
            List.of(
                Map.of(
                    "Id", "topic",
                    "Arn", "${AlarmTopic}",
                    "InputTransformer",
                        Map.of(
                            "InputPathsMap",
                            Map.of(
                                "execution", "$.detail.executionArn",
                                "status", "$.detail.status",
                                "at", "$.time"),
                            "InputTemplate",
                            "\"<status> at <at>: <execution>\""))));
  }

  /** They send no events; their messages come back to the queue. */
  @Test
  void execution_ofExpress_hasNoRule() {
    assertThat(express.has("ExecutionFailedRule")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WorkflowDeadLettersAlarm | AWS/SQS ApproximateNumberOfMessagesVisible"
            + " | QueueName=${WorkflowDeadLetters.QueueName}"
            + " | Maximum GreaterThanOrEqualToThreshold 1, 1 times 60 s",
        "WorkflowBacklogAlarm | AWS/SQS ApproximateAgeOfOldestMessage"
            + " | QueueName=${WorkflowQueue.QueueName}"
            + " | Maximum GreaterThanThreshold 7200, 1 times 300 s",
        "ExecutionsFailedAlarm | AWS/States ExecutionsFailed"
            + " | StateMachineArn=${ExpressStateMachine}"
            + " | Sum GreaterThanOrEqualToThreshold 1, 1 times 60 s",
        "ExecutionsTimedOutAlarm | AWS/States ExecutionsTimedOut"
            + " | StateMachineArn=${ExpressStateMachine}"
            + " | Sum GreaterThanOrEqualToThreshold 1, 1 times 60 s",
      })
  void alarm_rings(String id, String metric, String of, String rule) {
    Part alarm = express.properties(id);
    Part dimension = alarm.items("Dimensions").getFirst();

    assertThat(alarm.text("Namespace") + " " + alarm.text("MetricName")).isEqualTo(metric);
    assertThat(alarm.items("Dimensions")).hasSize(1);
    assertThat(dimension.text("Name") + "=" + dimension.text("Value")).isEqualTo(of);
    assertThat(
            "%s %s %s, %s times %s s"
                .formatted(
                    alarm.text("Statistic"),
                    alarm.text("ComparisonOperator"),
                    alarm.text("Threshold"),
                    alarm.text("EvaluationPeriods"),
                    alarm.text("Period")))
        .isEqualTo(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ExecutionsFailedAlarm", "ExecutionsTimedOutAlarm"})
  void alarm_ofExecutions_isOnTheStateMachineThatIsThere(String id) {
    assertThat(standard.properties(id).items("Dimensions").getFirst().text("Value"))
        .isEqualTo("${StandardStateMachine}");
  }

  /** A delivery may come again after the visibility timeout, twice, before it is a backlog. */
  @Test
  void alarm_onTheBacklog_waitsForTheDeliveriesThatMayCome() {
    int visibility =
        Integer.parseInt(express.properties("WorkflowQueue").text("VisibilityTimeout"));
    int threshold = Integer.parseInt(express.properties("WorkflowBacklogAlarm").text("Threshold"));

    assertThat(threshold).isGreaterThan(3 * visibility);
  }

  @Test
  void alarms_areFour_sayWhatHappened_goToTheTopic_andAreSilentWithoutData() {
    assertThat(express.ofType("AWS::CloudWatch::Alarm"))
        .hasSize(4)
        .allSatisfy((id, alarm) -> {
          assertThat(alarm.texts("AlarmActions")).containsExactly("${AlarmTopic}");
          assertThat(alarm.texts("OKActions")).containsExactly("${AlarmTopic}");
          assertThat(alarm.text("TreatMissingData")).isEqualTo("notBreaching");
          assertThat(alarm.text("AlarmDescription")).hasSizeGreaterThan(20);
        });
  }
}

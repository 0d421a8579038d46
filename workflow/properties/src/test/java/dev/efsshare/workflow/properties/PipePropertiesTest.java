package dev.efsshare.workflow.properties;

import static dev.efsshare.workflow.properties.WorkflowTemplate.arn;
import static dev.efsshare.workflow.properties.WorkflowTemplate.at;
import static dev.efsshare.workflow.properties.WorkflowTemplate.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.workflow.definition.WorkflowType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Properties of what stands before the state machine, and of what happens when it fails. */
class PipePropertiesTest {
  private static final String PIPE = "AWS::Pipes::Pipe";
  private static final String QUEUE = "AWS::SQS::Queue";

  private static WorkflowTemplate template(WorkflowType type) {
    return WorkflowTemplate.of(type.name().toLowerCase(Locale.ROOT));
  }

  private static Object invocation(WorkflowType type) {
    return at(
        template(type).the(PIPE),
        "TargetParameters",
        "StepFunctionStateMachineParameters",
        "InvocationType");
  }

  @Test
  void property_13_expressWorkflowInvocationType_isRequestResponse() {
    assertThat(invocation(WorkflowType.EXPRESS))
        .isEqualTo("REQUEST_RESPONSE")
        .isEqualTo(WorkflowType.EXPRESS.invocation().name());
    assertThat(template(WorkflowType.EXPRESS).the("AWS::Serverless::StateMachine"))
        .containsEntry("Type", "EXPRESS");
  }

  @Test
  void property_19_standardWorkflowInvocationType_isFireAndForget() {
    assertThat(invocation(WorkflowType.STANDARD))
        .isEqualTo("FIRE_AND_FORGET")
        .isEqualTo(WorkflowType.STANDARD.invocation().name());
    assertThat(template(WorkflowType.STANDARD).the("AWS::Serverless::StateMachine"))
        .containsEntry("Type", "STANDARD");
  }

  @ParameterizedTest
  @EnumSource
  void property_41_eventBridgePipeConfiguration_leadsFromTheQueueToTheStateMachine_oneByOne(
      WorkflowType type) {
    WorkflowTemplate template = template(type);
    Map<String, Object> pipe = template.the(PIPE);
    String machine = template.all("AWS::Serverless::StateMachine").getFirst().logicalId();

    assertThat(pipe)
        .containsEntry("Source", arn("WorkflowQueue"))
        .containsEntry("Target", ref(machine))
        .containsEntry("RoleArn", arn("PipeRole"));
    assertThat(at(pipe, "SourceParameters", "SqsQueueParameters", "BatchSize")).isEqualTo(1);
    Policies role = Policies.of(template, "PipeRole");
    for (String action :
        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")) {
      assertThat(role.allow(action, arn("WorkflowQueue"))).as(action).isTrue();
    }
    boolean waits = type.invocation() == WorkflowType.Invocation.REQUEST_RESPONSE;
    assertThat(role.allow("states:StartSyncExecution", ref(machine))).isEqualTo(waits);
    assertThat(role.allow("states:StartExecution", ref(machine))).isEqualTo(!waits);
  }

  @ParameterizedTest
  @EnumSource
  void property_32_sqsDeadLetterQueueConfiguration_keepsMessagesAfterThreeDeliveries(
      WorkflowType type) {
    Map<String, Object> queue = template(type).the(QUEUE, "WorkflowQueue");
    Map<String, Object> letters = template(type).the(QUEUE, "WorkflowDeadLetters");

    assertThat(at(queue, "RedrivePolicy", "maxReceiveCount")).isEqualTo(3);
    assertThat(at(queue, "RedrivePolicy", "deadLetterTargetArn"))
        .isEqualTo(arn("WorkflowDeadLetters"));
    // a message keeps the time at which it was sent: with less it could be gone on arrival
    assertThat((Integer) letters.get("MessageRetentionPeriod"))
        .isGreaterThanOrEqualTo((Integer) queue.get("MessageRetentionPeriod"));
    assertThat(letters).doesNotContainKey("RedrivePolicy");
  }

  /** A message that is visible again while its execution runs would be run twice at once. */
  @Test
  void property_33_expressWorkflowSqsRetry_deliversAgain_onlyAfterTheExecutionHasEnded() {
    WorkflowTemplate template = template(WorkflowType.EXPRESS);
    int visibility = (Integer) at(template.the(QUEUE, "WorkflowQueue"), "VisibilityTimeout");

    assertThat(invocation(WorkflowType.EXPRESS)).isEqualTo("REQUEST_RESPONSE");
    assertThat((long) visibility)
        .isGreaterThanOrEqualTo(6 * WorkflowType.EXPRESS.limit().toSeconds());
    assertThat(
            (Integer) at(template.the(QUEUE, "WorkflowQueue"), "RedrivePolicy", "maxReceiveCount"))
        .isGreaterThan(1);
  }

  @Test
  void property_34_standardWorkflowFailureDetection_tellsEveryEndButSuccess() {
    Map<String, Object> rule = template(WorkflowType.STANDARD).the("AWS::Events::Rule");

    // the statuses of a Standard execution, from the API reference of DescribeExecution
    for (String status :
        List.of("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE")) {
      boolean failed = List.of("FAILED", "TIMED_OUT", "ABORTED").contains(status);
      assertThat(matches(rule, status, ref("StandardStateMachine"))).as(status).isEqualTo(failed);
      assertThat(matches(rule, status, "arn:of:another")).as(status).isFalse();
    }
    assertThat(rule).containsEntry("State", "ENABLED");
    assertThat(at(rule, "Targets", 0, "Arn"))
        .isEqualTo("arn:aws:sns:us-east-1:123456789012:alarms");
    assertThat(template(WorkflowType.EXPRESS).all("AWS::Events::Rule")).isEmpty();
  }

  /** As EventBridge matches: every member of the pattern lists the event's value. */
  private static boolean matches(Map<String, Object> rule, String status, String machine) {
    Object pattern = at(rule, "EventPattern");
    return ((List<?>) at(pattern, "source")).contains("aws.states")
        && ((List<?>) at(pattern, "detail-type")).contains("Step Functions Execution Status Change")
        && ((List<?>) at(pattern, "detail", "status")).contains(status)
        && ((List<?>) at(pattern, "detail", "stateMachineArn")).contains(machine);
  }
}

package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue of the workflow, and the pipe that leads from it to a state machine. */
class WorkflowQueueTest {
  private static final String NAME = "${AWS::StackName}-dev-workflow";

  private final Stack express = Stack.workflow("express");
  private final Stack standard = Stack.workflow("standard");

  @ParameterizedTest
  @CsvSource({"express, 1800", "standard, 180"})
  void message_isDeliveredThreeTimes_thenKeptAsItWas(String type, String visibility) {
    assertThat(Stack.workflow(type).properties("WorkflowQueue").value())
        .isEqualTo(
            Map.of(
                "QueueName",
                NAME,
                "VisibilityTimeout",
                visibility,
                "MessageRetentionPeriod",
                "1209600",
                "SqsManagedSseEnabled",
                "true",
                "RedrivePolicy",
                Map.of(
                    "deadLetterTargetArn", "${WorkflowDeadLetters.Arn}",
                    "maxReceiveCount", "3")));
    assertThat(Stack.workflow(type).properties("WorkflowDeadLetters").value())
        .isEqualTo(
            Map.of(
                "QueueName", NAME + "-dead-letters",
                "MessageRetentionPeriod", "1209600",
                "SqsManagedSseEnabled", "true"));
  }

  @Test
  void queues_withoutTls_denyEverything() {
    Part policy = express.properties("WorkflowQueuePolicy");

    assertThat(policy.texts("Queues"))
        .containsExactlyInAnyOrder("${WorkflowQueue}", "${WorkflowDeadLetters}");
    assertThat(Statement.of(policy.at("PolicyDocument")))
        .containsExactly(
            new Statement(
                "Deny",
                "*",
                Set.of("sqs:*"),
                Set.of("${WorkflowQueue.Arn}", "${WorkflowDeadLetters.Arn}"),
                Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
  }

  @ParameterizedTest
  @CsvSource({
    "express, ExpressStateMachine, REQUEST_RESPONSE",
    "standard, StandardStateMachine, FIRE_AND_FORGET"
  })
  void pipe_takesOneMessage_andCallsTheStateMachineAsItsTypeWants(
      String type, String target, String invocation) {
    Part pipe = Stack.workflow(type).properties("WorkflowPipe");

    assertThat(pipe.text("Name")).isEqualTo(NAME);
    assertThat(pipe.text("RoleArn")).isEqualTo("${PipeRole.Arn}");
    assertThat(pipe.text("Source")).isEqualTo("${WorkflowQueue.Arn}");
    assertThat(pipe.at("SourceParameters").value())
        .isEqualTo(Map.of("SqsQueueParameters", Map.of("BatchSize", "1")));
    assertThat(pipe.text("Target")).isEqualTo("${" + target + "}");
    assertThat(pipe.at("TargetParameters").value())
        .isEqualTo(
            Map.of("StepFunctionStateMachineParameters", Map.of("InvocationType", invocation)));
  }

  @ParameterizedTest
  @CsvSource({
    "express, states:StartSyncExecution, ExpressStateMachine",
    "standard, states:StartExecution, StandardStateMachine"
  })
  void pipe_role_takesFromTheQueue_andStartsTheStateMachine(
      String type, String action, String target) {
    Part role = Stack.workflow(type).properties("PipeRole");

    assertThat(Statement.of(role.items("Policies").getFirst().at("PolicyDocument")))
        .containsExactly(
            allowed(
                Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
                "${WorkflowQueue.Arn}"),
            allowed(Set.of(action), "${" + target + "}"));
    assertThat(role.items("Policies")).hasSize(1);
    assertThat(role.has("ManagedPolicyArns")).isFalse();
  }

  private static Statement allowed(Set<String> actions, String resource) {
    return new Statement("Allow", null, actions, Set.of(resource), Map.of());
  }

  @Test
  void pipe_role_isForThatPipeOnly() {
    assertThat(Statement.of(express.properties("PipeRole").at("AssumeRolePolicyDocument")))
        .containsExactly(
            new Statement(
                "Allow",
                Map.of("Service", "pipes.amazonaws.com"),
                Set.of("sts:AssumeRole"),
                Set.of(),
                Map.of(
                    "StringEquals", Map.of("aws:SourceAccount", "${AWS::AccountId}"),
                    "ArnEquals",
                        Map.of(
                            "aws:SourceArn",
                            "arn:${AWS::Partition}:pipes:${AWS::Region}:${AWS::AccountId}:pipe/"
                                + NAME))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "test2"})
  void names_haveTheEnvironment(String environment) {
    Stack chosen = Stack.workflow(Map.of("Workflow", "express", "Environment", environment));

    assertThat(List.of("WorkflowQueue", "WorkflowDeadLetters"))
        .allSatisfy(id ->
            assertThat(chosen.properties(id).text("QueueName"))
                .startsWith("${AWS::StackName}-" + environment + "-workflow"));
  }

  @Test
  void outputs_tellWhatToSendToAndWhereToLook() {
    assertThat(values(express))
        .isEqualTo(
            Map.of(
                "BucketName", "${WorkflowBucket}",
                "QueueUrl", "${WorkflowQueue}",
                "DeadLettersUrl", "${WorkflowDeadLetters}",
                "StateMachineArn", "${ExpressStateMachine}",
                "StateMachineLogGroupName", "${StateMachineLogGroup}",
                "PipeName", "${WorkflowPipe}",
                "ReactiveFunctionName", "${ReactiveFunction}"));
    assertThat(values(standard)).containsEntry("StateMachineArn", "${StandardStateMachine}");
  }

  private static Map<String, String> values(Stack stack) {
    return stack.outputs().members().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, output -> output.getValue().text("Value")));
  }
}

package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the template nests the workflow, and what changes around it when it does. */
class WorkflowStackTest {
  private static final String BUCKET_ARN =
      "arn:${AWS::Partition}:s3:::efs-share-workflow-dev-${AWS::AccountId}";

  private final Stack without = Stack.byDefault();
  private final Stack express = Stack.with("Workflow", "express");
  private final Stack standard = Stack.with("Workflow", "standard");

  @Test
  void workflow_byDefault_isNotThere() {
    assertThat(without.has("WorkflowStack")).isFalse();
    assertThat(without.outputs().names()).noneMatch(name -> name.startsWith("Workflow"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"express", "standard"})
  void workflow_ofEitherType_isTheNestedTemplate_withWhatItNeeds(String type) {
    Part stack = Stack.with("Workflow", type).resource("WorkflowStack");

    assertThat(stack.text("Type")).isEqualTo("AWS::CloudFormation::Stack");
    assertThat(stack.text("Properties", "TemplateURL")).isEqualTo("workflow/template.yaml");
    assertThat(stack.at("Properties", "Parameters").value())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("StackName", "${AWS::StackName}"),
                Map.entry("NamePrefix", "efs-share"),
                Map.entry("Environment", "dev"),
                Map.entry("WorkflowType", type),
                Map.entry("FunctionNaming", "explicit"),
                Map.entry("EtlImplementation", ""),
                Map.entry("FilterImplementation", ""),
                Map.entry("ScoreImplementation", ""),
                Map.entry("StoreImplementation", ""),
                Map.entry("ScoreModel", "langdetect.bin"),
                Map.entry("FilterRules", "{}"),
                Map.entry("Architecture", "arm64"),
                Map.entry("LogRetentionDays", "14"),
                Map.entry("AccessPointArn", "${AccessPoint.Arn}"),
                Map.entry("FileSystemArn", "${FileSystem.Arn}"),
                Map.entry("FunctionSecurityGroupId", "${FunctionSecurityGroup}"),
                Map.entry("SubnetIds", "${SubnetA},${SubnetB}"),
                Map.entry("AlarmTopicArn", "${AlarmTopic}"),
                Map.entry("ArtifactBucket", "aws-sam-cli-managed-default-samclisourcebucket-*")));
  }

  /** Two of its functions cannot be created before the file system can be mounted. */
  @Test
  void workflow_waitsForEveryMountTarget() {
    assertThat(express.resource("WorkflowStack").texts("DependsOn"))
        .containsExactlyInAnyOrderElementsOf(express.ofType("AWS::EFS::MountTarget").keySet());
  }

  @Test
  void parameters_ofTheNestedTemplate_areAllGiven() {
    assertThat(express.properties("WorkflowStack").names("Parameters"))
        .containsExactlyInAnyOrderElementsOf(Template.workflow().document().names("Parameters"));
  }

  /** A value that the nested template refuses would fail the deployment halfway. */
  @ParameterizedTest
  @CsvSource({"WorkflowType, Workflow", "FunctionNaming, FunctionNaming"})
  void choices_ofTheNestedTemplate_areThoseOfTheParameter(String nested, String above) {
    Part document = Template.current().document();

    assertThat(Template.workflow().document().texts("Parameters", nested, "AllowedValues"))
        .containsExactlyInAnyOrderElementsOf(
            document.texts("Parameters", above, "AllowedValues").stream()
                .filter(value -> !value.equals("none"))
                .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "WorkflowBucketName, BucketName",
    "WorkflowQueueUrl, QueueUrl",
    "WorkflowDeadLettersUrl, DeadLettersUrl",
    "WorkflowStateMachineArn, StateMachineArn",
    "WorkflowLogGroupName, StateMachineLogGroupName",
    "WorkflowPipeName, PipeName",
    "WorkflowReactiveFunctionName, ReactiveFunctionName"
  })
  void outputs_areThoseOfTheNestedStack(String output, String nested) {
    assertThat(express.outputs().text(output, "Value"))
        .isEqualTo("${WorkflowStack.Outputs." + nested + "}");
    assertThat(Stack.workflow("express").outputs().names()).contains(nested);
  }

  @Test
  void endpoint_ofS3_leadsToTheWorkflowsBucket_ifThereIsOne() {
    List<Statement> statements =
        Statement.of(express.properties("S3Endpoint").at("PolicyDocument"));

    assertThat(statements).hasSize(2);
    assertThat(statements.get(1))
        .isEqualTo(
            new Statement(
                "Allow",
                "*",
                Set.of("s3:*"),
                Set.of(BUCKET_ARN, BUCKET_ARN + "/*"),
                Map.of("StringEquals", Map.of("aws:PrincipalAccount", "${AWS::AccountId}"))));
    assertThat(Statement.of(without.properties("S3Endpoint").at("PolicyDocument"))).hasSize(1);
  }

  /** Only Standard executions send events; EventBridge gives no conditions for encrypted topics. */
  @Test
  void topic_takesFailedExecutionsOfStandardWorkflows() {
    Statement publish =
        new Statement(
            "Allow",
            Map.of("Service", "events.amazonaws.com"),
            Set.of("sns:Publish"),
            Set.of("${AlarmTopic}"),
            Map.of());

    assertThat(Statement.of(standard.properties("AlarmTopicPolicy").at("PolicyDocument")))
        .hasSize(3)
        .contains(publish);
    assertThat(Statement.of(express.properties("AlarmTopicPolicy").at("PolicyDocument")))
        .hasSize(2)
        .doesNotContain(publish);
  }

  @Test
  void key_ofTheTopic_isForFailedExecutionsOfStandardWorkflows() {
    Statement use =
        new Statement(
            "Allow",
            Map.of("Service", "events.amazonaws.com"),
            Set.of("kms:Decrypt", "kms:GenerateDataKey*"),
            Set.of("*"),
            Map.of());

    assertThat(Statement.of(standard.properties("ShareKey").at("KeyPolicy")))
        .hasSize(3)
        .contains(use);
    assertThat(Statement.of(express.properties("ShareKey").at("KeyPolicy")))
        .hasSize(2)
        .doesNotContain(use);
  }

  /** A nested template with a transform is expanded in the account; no role has a name. */
  @Test
  void samConfig_hasTheCapabilitiesThatNestingTakes() throws IOException {
    assertThat(Files.readAllLines(ProjectFiles.SAM_CONFIG))
        .contains("capabilities = \"CAPABILITY_IAM CAPABILITY_AUTO_EXPAND\"");
    for (Stack each : List.of(standard, Stack.workflow("standard"))) {
      assertThat(each.ofType("AWS::IAM::Role").values())
          .isNotEmpty()
          .noneMatch(role -> role.has("RoleName"));
      assertThat(each.ofType("AWS::IAM::ManagedPolicy").values())
          .isNotEmpty()
          .noneMatch(policy -> policy.has("ManagedPolicyName"));
    }
  }
}

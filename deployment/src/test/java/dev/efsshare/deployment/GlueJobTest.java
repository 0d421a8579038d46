package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The Glue step of the Standard workflow. */
class GlueJobTest {
  private static final String BUCKET =
      "arn:${AWS::Partition}:s3:::efs-share-workflow-dev-${AWS::AccountId}";

  private final Stack stack = Stack.workflow("standard");

  @Test
  void job_andItsRole_areThereForStandardOnly() {
    Stack express = Stack.workflow("express");

    assertThat(express.has("DeduplicateJob")).isFalse();
    assertThat(express.has("DeduplicateRole")).isFalse();
  }

  /** The state machine tries again; two who try would be four attempts. */
  @Test
  void job_runsTheScriptOnSpark_asLongAsTheStateMachineWaits_once() {
    Part job = stack.properties("DeduplicateJob");

    assertThat(job.at("Command").value())
        .isEqualTo(
            Map.of(
                "Name", "glueetl", "PythonVersion", "3", "ScriptLocation", "glue/deduplicate.py"));
    assertThat(
            Files.exists(
                ProjectFiles.WORKFLOW_TEMPLATE.resolveSibling(
                    job.text("Command", "ScriptLocation"))))
        .isTrue();
    assertThat(job.text("Name")).isEqualTo("${AWS::StackName}-dev-deduplicate");
    assertThat(job.text("Role")).isEqualTo("${DeduplicateRole.Arn}");
    assertThat(job.text("GlueVersion")).isEqualTo("5.0");
    assertThat(job.text("WorkerType") + " " + job.text("NumberOfWorkers")).isEqualTo("G.1X 2");
    assertThat(job.text("Timeout")).isEqualTo("60");
    assertThat(job.text("MaxRetries")).isEqualTo("0");
    assertThat(job.at("ExecutionProperty").value()).isEqualTo(Map.of("MaxConcurrentRuns", "10"));
    assertThat(job.at("DefaultArguments").value()).isEqualTo(Map.of("--job-language", "python"));
  }

  @Test
  void role_readsWhatStagesHandOver_andItsScript_andWritesItsOwn() {
    Part role = stack.properties("DeduplicateRole");

    assertThat(role.has("ManagedPolicyArns")).isFalse();
    assertThat(role.items("Policies")).hasSize(1);
    assertThat(Statement.of(role.items("Policies").getFirst().at("PolicyDocument")))
        .containsExactly(
            allowed(Set.of("s3:GetObject"), BUCKET + "/executions/*/output.json", Map.of()),
            allowed(
                Set.of("s3:GetObject", "s3:PutObject"),
                BUCKET + "/executions/*/Deduplicate/*",
                Map.of()),
            allowed(Set.of("s3:ListBucket"), BUCKET, Map.of()),
            allowed(
                Set.of("s3:GetObject"),
                "arn:${AWS::Partition}:s3:::aws-sam-cli-managed-default-samclisourcebucket-*/*",
                Map.of("StringEquals", Map.of("aws:ResourceAccount", "${AWS::AccountId}"))),
            allowed(
                Set.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
                "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws-glue/*",
                Map.of()));
  }

  @Test
  void role_readsItsScript_fromTheBucketThatIsGiven() {
    Stack chosen = Stack.workflow(Map.of("Workflow", "standard", "ArtifactBucket", "my-builds"));

    assertThat(chosen.properties("DeduplicateRole").toString())
        .contains("arn:${AWS::Partition}:s3:::my-builds/*")
        .doesNotContain("samclisourcebucket");
  }

  private static Statement allowed(Set<String> actions, String resource, Object conditions) {
    return new Statement("Allow", null, actions, Set.of(resource), conditions);
  }

  @Test
  void role_isForGlue() {
    assertThat(Statement.of(stack.properties("DeduplicateRole").at("AssumeRolePolicyDocument")))
        .containsExactly(
            new Statement(
                "Allow",
                Map.of("Service", "glue.amazonaws.com"),
                Set.of("sts:AssumeRole"),
                Set.of(),
                Map.of()));
  }
}

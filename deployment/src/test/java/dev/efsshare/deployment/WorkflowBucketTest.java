package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where stages hand over, and where datasets end. */
class WorkflowBucketTest {
  private final Stack stack = Stack.workflow("express");
  private final Part bucket = stack.properties("WorkflowBucket");

  @Test
  void bucket_name_hasEnvironmentAndAccount() {
    assertThat(bucket.text("BucketName")).isEqualTo("efs-share-workflow-dev-${AWS::AccountId}");
  }

  /** What a dataset is made of stays. */
  @Test
  void executions_expireAfterSevenDays_andNothingElse() {
    assertThat(bucket.items("LifecycleConfiguration", "Rules"))
        .extracting(Part::value)
        .containsExactly(
            Map.of(
                "Id", "executions",
                "Status", "Enabled",
                "Prefix", "executions/",
                "ExpirationInDays", "7"),
            Map.of(
                "Id", "broken-uploads",
                "Status", "Enabled",
                "AbortIncompleteMultipartUpload", Map.of("DaysAfterInitiation", "7")));
  }

  @Test
  void objects_areEncryptedByS3_andBelongToTheAccount() {
    assertThat(bucket.at("BucketEncryption").value())
        .isEqualTo(
            Map.of(
                "ServerSideEncryptionConfiguration",
                List.of(
                    Map.of("ServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256")))));
    assertThat(bucket.at("OwnershipControls").value())
        .isEqualTo(Map.of("Rules", List.of(Map.of("ObjectOwnership", "BucketOwnerEnforced"))));
  }

  @Test
  void publicAccess_isBlockedInAllFourWays() {
    assertThat(bucket.at("PublicAccessBlockConfiguration").value())
        .isEqualTo(
            Map.of(
                "BlockPublicAcls", "true",
                "BlockPublicPolicy", "true",
                "IgnorePublicAcls", "true",
                "RestrictPublicBuckets", "true"));
  }

  @Test
  void requests_withoutTls_areDenied() {
    Part policy = stack.properties("WorkflowBucketPolicy");

    assertThat(policy.text("Bucket")).isEqualTo("${WorkflowBucket}");
    assertThat(Statement.of(policy.at("PolicyDocument")))
        .containsExactly(
            new Statement(
                "Deny",
                "*",
                Set.of("s3:*"),
                Set.of(
                    "arn:${AWS::Partition}:s3:::${WorkflowBucket}",
                    "arn:${AWS::Partition}:s3:::${WorkflowBucket}/*"),
                Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WorkflowBucket", "WorkflowBucketPolicy"})
  void datasets_outliveTheStackAndAReplacement(String id) {
    assertThat(stack.resource(id).text("DeletionPolicy")).isEqualTo("RetainExceptOnCreate");
    assertThat(stack.resource(id).text("UpdateReplacePolicy")).isEqualTo("Retain");
    assertThat(stack.resources().values())
        .filteredOn(resource -> resource.has("DeletionPolicy"))
        .hasSize(2);
  }
}

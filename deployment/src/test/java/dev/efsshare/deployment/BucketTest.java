package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BucketTest {
  private final Stack stack = Stack.byDefault();
  private final Part bucket = stack.properties("FilesBucket");

  @Test
  void bucket_name_isTheOneThatRolesAndFunctionsKnow() {
    assertThat(bucket.text("BucketName")).isEqualTo(Names.BUCKET);
  }

  @Test
  void objects_atRest_areEncrypted() {
    assertThat(bucket.items("BucketEncryption", "ServerSideEncryptionConfiguration"))
        .extracting(rule -> rule.text("ServerSideEncryptionByDefault", "SSEAlgorithm"))
        .containsExactly("AES256");
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
  void objects_belongToTheAccount_withoutAccessLists() {
    assertThat(bucket.items("OwnershipControls", "Rules"))
        .extracting(rule -> rule.text("ObjectOwnership"))
        .containsExactly("BucketOwnerEnforced");
  }

  @Test
  void requests_withoutTls_areDenied() {
    Part policy = stack.properties("FilesBucketPolicy");

    assertThat(policy.text("Bucket")).isEqualTo("${FilesBucket}");
    assertThat(Statement.of(policy.at("PolicyDocument")))
        .anyMatch(each ->
            each.deniesEverybody()
                && each.actions().contains("s3:*")
                && each.resources()
                    .equals(
                        Set.of(
                            "arn:${AWS::Partition}:s3:::${FilesBucket}",
                            "arn:${AWS::Partition}:s3:::${FilesBucket}/*"))
                && each.conditions()
                    .equals(Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
  }

  @Test
  void policy_allows_nobody() {
    assertThat(Statement.of(stack.properties("FilesBucketPolicy").at("PolicyDocument")))
        .noneMatch(Statement::allows);
  }

  @Test
  void versions_areKept() {
    assertThat(bucket.text("VersioningConfiguration", "Status")).isEqualTo("Enabled");
  }

  @Test
  void versions_old_expire() {
    assertThat(rule("NoncurrentVersionExpiration").text("NoncurrentDays")).isEqualTo("30");
  }

  @Test
  void uploads_broken_expire() {
    assertThat(rule("AbortIncompleteMultipartUpload").text("DaysAfterInitiation")).isEqualTo("7");
  }

  private Part rule(String name) {
    List<Part> rules = bucket.items("LifecycleConfiguration", "Rules");
    return rules.stream()
        .filter(each -> each.has(name) && each.text("Status").equals("Enabled"))
        .map(each -> each.at(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no rule has " + name + ": " + rules));
  }

  @Test
  void uploads_fromWebPages_areAllowedByPutOnly() {
    List<Part> rules = bucket.items("CorsConfiguration", "CorsRules");

    assertThat(rules).hasSize(1);
    assertThat(rules.getFirst().texts("AllowedMethods")).containsExactly("PUT");
    assertThat(rules.getFirst().texts("AllowedHeaders")).contains("Content-Type", "x-amz-*");
  }

  @Test
  void uploads_fromWebPages_areOfTheOriginsThatMayCallTheApi() {
    Part chosen =
        Stack.with("CorsOrigins", "https://a.example,https://b.example").properties("FilesBucket");

    assertThat(chosen.items("CorsConfiguration", "CorsRules").getFirst().texts("AllowedOrigins"))
        .containsExactly("https://a.example", "https://b.example");
  }
}

package dev.efsshare.evidence.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.efsshare.demo.target.StackOutputs;
import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.bundle.Redactor;
import dev.efsshare.evidence.bundle.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collector against moto's implementation of the AWS APIs. */
class AwsCollectorIT {
  private static final String REGION = "eu-west-1";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static MotoServer moto;
  private static DeployedShare share;
  private static Bundle bundle;
  private static String subject = "";

  @BeforeAll
  static void collect() throws Exception {
    assumeTrue(
        MotoServer.isInstalled(),
        "python3 with moto[server] is missing: pip install 'moto[server]'; the AWS collector was not tested");
    moto = MotoServer.start(REGION, folder.resolve("moto.log"));
    share = new DeployedShare();
    share.deploy();
    share.publish();
    share.log();
    share.archive();
    AwsAccess access = AwsAccess.in(REGION);
    bundle =
        new Bundle(Files.createDirectory(folder.resolve("bundle")), new Redactor(access.secrets()));
    try (AwsCollector collector =
        new AwsCollector(
            access,
            share.outputs(),
            Optional.of(DeployedShare.STACK),
            new AwsCollector.PageSizes(3, 2))) {
      collector.collect(
          new Window(share.from.minusSeconds(1), Instant.now().plusSeconds(1)), bundle);
      subject = collector.subject();
    }
  }

  @AfterAll
  static void end() {
    if (share != null) {
      share.close();
    }
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void accessPoint_isByteForByteWhatTheApiAnswers() throws Exception {
    byte[] answer =
        moto.get(
            "/2015-02-01/access-points?AccessPointId=" + share.accessPoint, "elasticfilesystem");

    assertThat(file("api/efs-describe-access-points.json")).hasBinaryContent(answer);
    assertThat(JSON.readTree(answer).at("/AccessPoints/0/RootDirectory/Path").asText())
        .isEqualTo("/lambda");
  }

  @Test
  void functionConfiguration_isByteForByteWhatTheApiAnswers() throws Exception {
    byte[] answer = moto.get("/2015-03-31/functions/evidence-consumer/configuration", "lambda");

    assertThat(file("api/lambda-get-function-configuration-ConsumerFunction.json"))
        .hasBinaryContent(answer);
    assertThat(JSON.readTree(answer).path("MemorySize").asInt()).isEqualTo(2048);
  }

  @Test
  void functionConfiguration_withLiveAlias_isThatOfTheVersionBesideLatest() throws IOException {
    String api = "api/lambda-get-function-configuration-ProducerFunction";

    assertThat(json(api + "-live.json").path("Version").asText()).isEqualTo("1");
    assertThat(json(api + "-live.json").path("MemorySize").asInt()).isEqualTo(1024);
    assertThat(json(api + ".json").path("Version").asText()).isEqualTo("$LATEST");
    assertThat(json(api + ".json").path("MemorySize").asInt()).isEqualTo(512);
  }

  @Test
  void mountTargets_areBothThereWithTheirSecurityGroups() throws IOException {
    JsonNode targets = json("api/efs-describe-mount-targets.json").path("MountTargets");

    assertThat(targets).hasSize(2);
    for (JsonNode target : targets) {
      String id = target.path("MountTargetId").asText();
      assertThat(
              json("api/efs-describe-mount-target-security-groups-" + id + ".json")
                  .path("SecurityGroups"))
          .hasSize(1);
    }
  }

  @Test
  void fileSystem_withoutPolicy_answerSaysSoAndNothingIsMissing() throws IOException {
    assertThat(
            json("api/efs-describe-file-systems.json").at("/FileSystems/0/Encrypted").asBoolean())
        .isTrue();
    assertThat(Files.readString(file("api/efs-describe-file-system-policy.json")))
        .contains("PolicyNotFound");
    assertThat(bundle.missing()).isEmpty();
  }

  @Test
  void logs_acrossPages_areCompleteAndInOrder() throws IOException {
    assertThat(names("logs/ProducerFunction"))
        .containsExactly(
            "logs-filter-log-events-001.json",
            "logs-filter-log-events-002.json",
            "logs-filter-log-events-003.json");
    assertThat(json("logs/ProducerFunction/logs-filter-log-events-002.json").path("events"))
        .hasSize(3);
    List<String> lines = Files.readAllLines(file("logs/ProducerFunction.log"));
    assertThat(lines).hasSize(7);
    assertThat(lines.get(2)).endsWith("stream {\"message\":\"published\",\"n\":2}");
    assertThat(Files.readAllLines(file("logs/ConsumerFunction.log"))).hasSize(1);
  }

  @Test
  void logs_withSignature_haveItReplaced() throws IOException {
    assertThat(Files.readString(file("logs/ProducerFunction.log")))
        .contains("X-Amz-Signature=REDACTED")
        .doesNotContain("0123456789abcdef");
    assertThat(Files.readString(file("logs/ProducerFunction/logs-filter-log-events-003.json")))
        .doesNotContain("0123456789abcdef");
  }

  @Test
  void outputs_acrossPages_areCompleteAndNothingElse() throws IOException {
    assertThat(names("outputs"))
        .containsExactly(
            "outputs.json",
            "s3-list-objects-001.xml",
            "s3-list-objects-002.xml",
            "s3-list-objects-003.xml");
    assertThat(json("outputs/outputs.json").findValuesAsText("key"))
        .containsExactly(
            "outputs/0.result",
            "outputs/1.result",
            "outputs/2.result",
            "outputs/3.result",
            "outputs/4.result");
  }

  @Test
  void stack_templateAndParameters_areAsDeployedWithoutSecrets() throws IOException {
    assertThat(JSON.readTree(file("stack/template.json").toFile()))
        .isEqualTo(
            JSON.readTree(DeployedShare.template().replace("AKIAIOSFODNN7EXAMPLE", "REDACTED")));
    assertThat(json("stack/parameters.json").path("Secret").asText()).isEqualTo("REDACTED");
    assertThat(json("stack/outputs.json").path("FileSystemId").asText())
        .isEqualTo(share.fileSystem);
    assertThat(Files.readString(file("api/cloudformation-describe-stack-resources.xml")))
        .contains("<LogicalResourceId>MountTargetB</LogicalResourceId>");
  }

  @Test
  void everyFile_hasNoCredentials() throws IOException {
    try (Stream<Path> files = Files.walk(file(""))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), UTF_8))
            .as(file.toString())
            .doesNotContain("evidence-test-key", "evidence-test-secret", "AKIAIOSFODNN7EXAMPLE");
      }
    }
  }

  @Test
  void pages_areThereForEachConfiguration() throws IOException {
    assertThat(names("pages"))
        .containsExactly(
            "access-point.pdf",
            "access-point.png",
            "file-system.pdf",
            "file-system.png",
            "lambda-mount-ConsumerFunction.pdf",
            "lambda-mount-ConsumerFunction.png",
            "lambda-mount-ProducerFunction.pdf",
            "lambda-mount-ProducerFunction.png",
            "mount-targets.pdf",
            "mount-targets.png");
  }

  @Test
  void subject_ofAServerThatIsNotAws_saysSo() {
    assertThat(subject).contains("not on AWS itself").contains(moto.uri().getAuthority());
  }

  @Test
  void collect_deletedParts_areMissingByName() throws IOException {
    Bundle partial =
        new Bundle(Files.createDirectory(folder.resolve("partial")), new Redactor(List.of()));
    StackOutputs wrong =
        new StackOutputs(
            "a test",
            Map.of(
                "ApiUrl", "https://api.invalid",
                "BucketName", "no-such-bucket",
                "FileSystemId", "fs-0123456789abcdef0",
                "AccessPointArn", "arn:aws:elasticfilesystem:eu-west-1:1:access-point/fsap-none",
                "ProducerFunctionArn", "arn:aws:lambda:eu-west-1:123456789012:function:none",
                "ConsumerFunctionArn", "arn:aws:lambda:eu-west-1:123456789012:function:none"),
            Map.of());
    try (AwsCollector collector = new AwsCollector(AwsAccess.in(REGION), wrong, Optional.empty())) {
      collector.collect(new Window(share.from, Instant.now()), partial);
    }

    assertThat(partial.missing())
        .anySatisfy(what -> assertThat(what).startsWith("CloudFormation was not asked"))
        .anySatisfy(what -> assertThat(what).startsWith("EFS DescribeFileSystems: "))
        .anySatisfy(what -> assertThat(what).startsWith("Lambda GetFunctionConfiguration of "))
        .anySatisfy(what -> assertThat(what).startsWith("CloudWatch Logs FilterLogEvents of "))
        .anySatisfy(what -> assertThat(what).startsWith("S3 ListObjectsV2 of outputs/"));
  }

  private static Path file(String path) {
    return folder.resolve("bundle").resolve(path);
  }

  private static JsonNode json(String path) throws IOException {
    return JSON.readTree(file(path).toFile());
  }

  private static List<String> names(String path) throws IOException {
    try (Stream<Path> files = Files.list(file(path))) {
      return files.map(name -> name.getFileName().toString()).sorted().toList();
    }
  }
}

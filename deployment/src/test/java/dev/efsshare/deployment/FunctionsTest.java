package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {
  private final Stack stack = Stack.byDefault();

  @Test
  void functions_areThoseTwo() {
    assertThat(stack.ofType("AWS::Serverless::Function"))
        .containsOnlyKeys(Names.PRODUCER, Names.CONSUMER);
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void runtime_isJava25_orTheBundlesOwnIfTheParameterSays(String id) {
    assertThat(stack.properties(id).text("Runtime")).isEqualTo("java25");
    assertThat(Stack.with("Runtime", "aot").properties(id).text("Runtime"))
        .isEqualTo("provided.al2023");
  }

  /** A bundle chooses for itself; under AWS's choice SHA-256 takes ten times as long. */
  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void compilers_areBothUsed_unlikeAwsChooses(String id) {
    assertThat(stack.properties(id).text("Environment", "Variables", "JAVA_TOOL_OPTIONS"))
        .isEqualTo(
            "-XX:+TieredCompilation -XX:TieredStopAtLevel=4 -XX:Tier4InvocationThreshold=50000"
                + " -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000"
                + " -XX:Tier4BackEdgeThreshold=400000");
    assertThat(Stack.with("Runtime", "aot").properties(id).names("Environment", "Variables"))
        .contains("EFS_MOUNT_PATH")
        .doesNotContain("JAVA_TOOL_OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void architecture_isArm64ByDefault_orAsTheParameterSays(String id) {
    assertThat(stack.properties(id).texts("Architectures")).containsExactly("arm64");
    assertThat(Stack.with("Architecture", "x86_64").properties(id).texts("Architectures"))
        .containsExactly("x86_64");
  }

  @ParameterizedTest
  @CsvSource({Names.PRODUCER + ", 1024, ProducerMemory", Names.CONSUMER + ", 2048, ConsumerMemory"})
  void memory_hasItsDefault_orIsAsTheParameterSays(String id, String standard, String parameter) {
    assertThat(stack.properties(id).text("MemorySize")).isEqualTo(standard);
    assertThat(Stack.with(parameter, "3008").properties(id).text("MemorySize")).isEqualTo("3008");
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void timeout_is300s(String id) {
    assertThat(stack.properties(id).text("Timeout")).isEqualTo("300");
  }

  @ParameterizedTest
  @CsvSource({
    Names.PRODUCER + ", dev.efsshare.producer.ProducerHandler, producer",
    Names.CONSUMER + ", dev.efsshare.consumer.ConsumerHandler, consumer"
  })
  void handler_isAClassThatLambdaCanMake(String id, String type, String module)
      throws ReflectiveOperationException {
    Part function = stack.properties(id);

    assertThat(function.text("Handler")).isEqualTo(type + "::handleRequest");
    assertThat(Class.forName(type).getConstructor().canAccess(null)).isTrue();
    assertThat(function.text("CodeUri"))
        .isEqualTo("functions/%s/target/%s-lambda.jar".formatted(module, module));
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void mount_isTheAccessPoint_whereTheCodeLooks(String id) {
    Part function = stack.properties(id);

    assertThat(function.items("FileSystemConfigs"))
        .extracting(Part::value)
        .containsExactly(Map.of("Arn", "${AccessPoint.Arn}", "LocalMountPath", "/mnt/efs"));
    assertThat(function.text("Environment", "Variables", "EFS_MOUNT_PATH")).isEqualTo("/mnt/efs");
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void creation_waitsForEveryMountTarget(String id) {
    assertThat(stack.resource(id).texts("DependsOn"))
        .containsAll(stack.ofType("AWS::EFS::MountTarget").keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void network_isBothSubnets_behindTheGroup(String id) {
    assertThat(stack.properties(id).at("VpcConfig").value())
        .isEqualTo(
            Map.of(
                "SecurityGroupIds", List.of("${FunctionSecurityGroup}"),
                "SubnetIds", List.of("${SubnetA}", "${SubnetB}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void calls_comeThroughTheAlias(String id) {
    assertThat(stack.properties(id).text("AutoPublishAlias")).isEqualTo("live");
    // So that changed settings reach the alias, too.
    assertThat(stack.properties(id).text("AutoPublishAliasAllProperties")).isEqualTo("true");
  }

  /** SAM's builder for Maven knows no projects of several modules. */
  @ParameterizedTest
  @CsvSource({Names.PRODUCER + ", producer", Names.CONSUMER + ", consumer"})
  void samBuild_callsTheMakefile_whichKnowsTheFunctionAndItsBundle(String id, String name)
      throws IOException {
    assertThat(stack.resource(id).at("Metadata").value())
        .isEqualTo(
            Map.of(
                "BuildMethod", "makefile",
                "ProjectRootDirectory", ".",
                "ContextPath", ".",
                "AotBundle", "functions/bundle/target/" + name));
    assertThat(Files.readAllLines(ProjectFiles.MAKEFILE)).contains("build-" + id + ":");
  }

  @ParameterizedTest
  @CsvSource({"true, Active", "false, PassThrough"})
  void tracing_isAsTheParameterSays(String parameter, String mode) {
    Stack chosen = Stack.with("Tracing", parameter);

    assertThat(chosen.properties(Names.PRODUCER).text("Tracing")).isEqualTo(mode);
    assertThat(chosen.properties(Names.CONSUMER).text("Tracing")).isEqualTo(mode);
  }

  @Test
  void tracing_byDefault_isOff() {
    assertThat(stack.properties(Names.PRODUCER).text("Tracing")).isEqualTo("PassThrough");
  }

  @ParameterizedTest
  @CsvSource({
    Names.PRODUCER + ", ProducerReservedConcurrency",
    Names.CONSUMER + ", ConsumerReservedConcurrency"
  })
  void concurrency_isReservedIfTheParameterSays(String id, String parameter) {
    assertThat(stack.properties(id).has("ReservedConcurrentExecutions")).isFalse();
    assertThat(Stack.with(parameter, "20").properties(id).text("ReservedConcurrentExecutions"))
        .isEqualTo("20");
    assertThat(Stack.with(parameter, "0").properties(id).text("ReservedConcurrentExecutions"))
        .isEqualTo("0");
  }

  @Test
  void consumers_areKeptStartedIfTheParameterSays() {
    Stack chosen = Stack.with("ConsumerProvisionedConcurrency", "5");

    assertThat(stack.properties(Names.CONSUMER).has("ProvisionedConcurrencyConfig")).isFalse();
    assertThat(
            chosen
                .properties(Names.CONSUMER)
                .text("ProvisionedConcurrencyConfig", "ProvisionedConcurrentExecutions"))
        .isEqualTo("5");
  }

  @ParameterizedTest
  @CsvSource({Names.PRODUCER + ", ProducerErrorsAlarm", Names.CONSUMER + ", ConsumerErrorsAlarm"})
  void newCode_isGradualIfTheParameterSays_andGoesBackWhenAnAlarmRings(String id, String alarm) {
    Part gradual =
        Stack.with("GradualDeployment", "true").properties(id).at("DeploymentPreference");

    assertThat(stack.properties(id).text("DeploymentPreference", "Enabled")).isEqualTo("false");
    assertThat(gradual.text("Enabled")).isEqualTo("true");
    assertThat(gradual.text("Type")).isEqualTo("Canary10Percent5Minutes");
    assertThat(gradual.texts("Alarms"))
        .containsExactly("${" + alarm + "}", "efs-share-api-server-errors");
  }

  @ParameterizedTest
  @CsvSource({Names.PRODUCER + ", 1024", Names.CONSUMER + ", 2048"})
  void version_description_tellsWhatItRunsWith(String id, String memory) {
    assertThat(stack.properties(id).text("VersionDescription"))
        .isEqualTo(
            "managed, arm64, "
                + memory
                + " MB, 300 s, at most 1073741824 bytes, existing by-source, archive best-effort,"
                + " tracing false");
  }

  /** A reference would be a circle: alias, deployment group, alarm, API, alias. */
  @Test
  void newCode_alarmOfTheApi_isNamedAsItIsCalled() {
    assertThat(stack.properties("ApiServerErrorsAlarm").text("AlarmName"))
        .isEqualTo("efs-share-api-server-errors");
  }
}

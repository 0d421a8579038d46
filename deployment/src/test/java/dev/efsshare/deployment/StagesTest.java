package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions of the workflow. */
class StagesTest {
  private static final List<String> ALL = List.of("Etl", "Filter", "Score", "Store", "Reactive");

  private final Stack stack = Stack.workflow("express");

  @Test
  void functions_areThoseFive() {
    assertThat(stack.ofType("AWS::Serverless::Function").keySet())
        .containsExactlyElementsOf(ALL.stream().map(stage -> stage + "Function").toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Etl", "Filter", "Score", "Store", "Reactive"})
  void name_isStackEnvironmentAndPurpose_orGenerated(String stage) {
    String name = "${AWS::StackName}-dev-" + stage.toLowerCase(Locale.ROOT);
    Stack generated = Stack.workflow(Map.of("Workflow", "express", "FunctionNaming", "generated"));

    assertThat(function(stage).text("FunctionName")).isEqualTo(name);
    assertThat(log(stack, stage).text("LogGroupName")).isEqualTo("/aws/lambda/" + name);
    assertThat(generated.properties(stage + "Function").has("FunctionName")).isFalse();
    assertThat(log(generated, stage).has("LogGroupName")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Etl", "Filter", "Score", "Store", "Reactive"})
  void log_isJson_inAGroupOfItsOwn_keptAsTheParameterSays(String stage) {
    Stack longer = Stack.workflow(Map.of("Workflow", "express", "LogRetentionDays", "90"));

    assertThat(function(stage).at("LoggingConfig").value())
        .isEqualTo(Map.of("LogFormat", "JSON", "LogGroup", "${" + stage + "LogGroup}"));
    assertThat(log(stack, stage).text("RetentionInDays")).isEqualTo("14");
    assertThat(log(longer, stage).text("RetentionInDays")).isEqualTo("90");
  }

  private static Part log(Stack stack, String stage) {
    return stack.properties(stage + "LogGroup");
  }

  private Part function(String stage) {
    return stack.properties(stage + "Function");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Etl", "Filter", "Score", "Store", "Reactive"})
  void function_isTheHandlerOfItsStage_fromOneJar_withARoleOfItsOwn(String stage) {
    Part function = function(stage);

    assertThat(function.text("Handler"))
        .isEqualTo("dev.efsshare.workflow.stages." + stage + "Handler::handleRequest");
    assertThat(function.text("CodeUri")).isEqualTo("stages/target/workflow-lambda.jar");
    assertThat(function.text("Role")).isEqualTo("${" + stage + "Role.Arn}");
    assertThat(function.names()).doesNotContain("Policies", "PermissionsBoundary");
    assertThat(function.text("Runtime")).isEqualTo("java25");
    assertThat(function.texts("Architectures")).containsExactly("arm64");
    assertThat(function.text("Tracing")).isEqualTo("Active");
    assertThat(function.at("EphemeralStorage").value()).isEqualTo(Map.of("Size", "4096"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Etl", "Filter", "Score", "Store", "Reactive"})
  void architectureAndCompilers_areThoseOfTheShare(String stage) {
    Stack chosen = Stack.workflow(Map.of("Workflow", "express", "Architecture", "x86_64"));

    assertThat(chosen.properties(stage + "Function").texts("Architectures"))
        .containsExactly("x86_64");
    assertThat(function(stage).text("Environment", "Variables", "JAVA_TOOL_OPTIONS"))
        .isEqualTo(
            Stack.byDefault()
                .properties(Names.PRODUCER)
                .text("Environment", "Variables", "JAVA_TOOL_OPTIONS"));
  }

  @ParameterizedTest
  @CsvSource({
    "Etl, 1024, 60, 900",
    "Filter, 1024, 45, 900",
    "Score, 2048, 120, 900",
    "Store, 1024, 60, 900",
    "Reactive, 2048, 30, 30"
  })
  void memoryAndTimeout_areThose(String stage, String memory, String express, String standard) {
    assertThat(function(stage).text("MemorySize")).isEqualTo(memory);
    assertThat(function(stage).text("Timeout")).isEqualTo(express);
    assertThat(Stack.workflow("standard").properties(stage + "Function").text("Timeout"))
        .isEqualTo(standard);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Score", "Reactive"})
  void function_thatReadsModels_mountsTheShare(String stage) {
    Part function = function(stage);

    assertThat(function.at("VpcConfig").value())
        .isEqualTo(
            Map.of(
                "SecurityGroupIds",
                List.of("${FunctionSecurityGroup}"),
                "SubnetIds",
                "${SubnetA},${SubnetB}"));
    assertThat(function.at("FileSystemConfigs").value())
        .isEqualTo(List.of(Map.of("Arn", "${AccessPoint.Arn}", "LocalMountPath", "/mnt/efs")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Etl", "Filter", "Store"})
  void function_thatReadsNoModels_isInNoNetwork(String stage) {
    assertThat(function(stage).names()).doesNotContain("VpcConfig", "FileSystemConfigs");
  }

  @ParameterizedTest
  @CsvSource({
    "Etl, JAVA_TOOL_OPTIONS",
    "Filter, FILTER_RULES JAVA_TOOL_OPTIONS",
    "Score, EFS_MOUNT_PATH JAVA_TOOL_OPTIONS MODELS_DIR SCORE_MODEL",
    "Store, JAVA_TOOL_OPTIONS",
    "Reactive, EFS_MOUNT_PATH FILTER_RULES JAVA_TOOL_OPTIONS MODELS_DIR SCORE_MODEL"
  })
  void variables_areThose_withTheParametersValues(String stage, String names) {
    Map<String, String> values =
        Map.of(
            "EFS_MOUNT_PATH", "/mnt/efs",
            "MODELS_DIR", "models",
            "SCORE_MODEL", "other.bin",
            "FILTER_RULES", "{\"a\":1}");
    Part variables =
        Stack.workflow(
                Map.of(
                    "Workflow", "express",
                    "ScoreModel", "other.bin",
                    "FilterRules", "{\"a\":1}"))
            .properties(stage + "Function")
            .at("Environment", "Variables");

    assertThat(variables.names()).containsExactlyInAnyOrder(names.split(" "));
    variables.members().entrySet().stream()
        .filter(each -> values.containsKey(each.getKey()))
        .forEach(each -> assertThat(each.getValue().text()).isEqualTo(values.get(each.getKey())));
  }

  /** SAM takes paths in Metadata from the folder of the root template, so that make runs there. */
  @ParameterizedTest
  @ValueSource(strings = {"Etl", "Filter", "Score", "Store", "Reactive"})
  void samBuild_callsTheRootMakefile_whichKnowsTheFunction(String stage) throws IOException {
    assertThat(stack.resource(stage + "Function").at("Metadata").value())
        .isEqualTo(
            Map.of("BuildMethod", "makefile", "ProjectRootDirectory", ".", "ContextPath", "."));
    assertThat(Files.readAllLines(ProjectFiles.MAKEFILE))
        .contains("stages := Etl Filter Score Store Reactive")
        .contains("$(stages:%=build-%Function): package");
  }
}

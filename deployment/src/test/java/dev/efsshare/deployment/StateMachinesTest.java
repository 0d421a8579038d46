package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state machines of the workflow, of which there is one at a time. */
class StateMachinesTest {
  private static final String OTHER = "arn:aws:lambda:eu-west-1:123456789012:function:old";

  private static final Set<String> LOG_DELIVERY =
      Set.of(
          "logs:CreateLogDelivery",
          "logs:GetLogDelivery",
          "logs:UpdateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:DescribeResourcePolicies",
          "logs:DescribeLogGroups");

  private static final Set<String> TRACES =
      Set.of(
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets");

  private static final Set<String> GLUE =
      Set.of("glue:StartJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun");

  @ParameterizedTest
  @CsvSource({
    "express, ExpressStateMachine, EXPRESS, StandardStateMachine",
    "standard, StandardStateMachine, STANDARD, ExpressStateMachine"
  })
  void stateMachine_isThatOfTheType_fromItsGeneratedFile(
      String type, String id, String sfnType, String other) {
    Stack stack = Stack.workflow(type);
    Part machine = stack.properties(id);

    assertThat(stack.has(other)).isFalse();
    assertThat(machine.text("Type")).isEqualTo(sfnType);
    assertThat(machine.text("Name")).isEqualTo("${AWS::StackName}-dev-workflow-" + type);
    assertThat(machine.text("DefinitionUri")).isEqualTo(type + ".asl.json");
    assertThat(ProjectFiles.WORKFLOW_TEMPLATE.resolveSibling(type + ".asl.json"))
        .satisfies(file -> assertThat(Files.exists(file)).isTrue());
    assertThat(machine.text("Role")).isEqualTo("${StateMachineRole.Arn}");
  }

  @ParameterizedTest
  @CsvSource({"express, ExpressStateMachine", "standard, StandardStateMachine"})
  void stateMachine_isTracedAndLogged_withItsData(String type, String id) {
    Part machine = Stack.workflow(type).properties(id);

    assertThat(machine.at("Tracing").value()).isEqualTo(Map.of("Enabled", "true"));
    assertThat(machine.at("Logging").value())
        .isEqualTo(
            Map.of(
                "Level", "ALL",
                "IncludeExecutionData", "true",
                "Destinations",
                    List.of(
                        Map.of(
                            "CloudWatchLogsLogGroup",
                            Map.of("LogGroupArn", "${StateMachineLogGroup.Arn}")))));
    assertThat(Stack.workflow(type).properties("StateMachineLogGroup").value())
        .isEqualTo(
            Map.of(
                "LogGroupName", "/aws/vendedlogs/states/${AWS::StackName}-dev-workflow",
                "RetentionInDays", "14"));
  }

  @ParameterizedTest
  @CsvSource({"express, ExpressStateMachine", "standard, StandardStateMachine"})
  void stateMachine_callsTheFunctionsInHere_orTheOnesThatAreGiven(String type, String id) {
    Map<String, String> own =
        Map.of(
            "EtlFunctionArn", "${EtlFunction.Arn}",
            "FilterFunctionArn", "${FilterFunction.Arn}",
            "ScoreFunctionArn", "${ScoreFunction.Arn}",
            "StoreFunctionArn", "${StoreFunction.Arn}");

    assertThat(substitutions(Stack.workflow(type), id)).containsAllEntriesOf(own);
    assertThat(substitutions(Stack.workflow(type), id))
        .containsEntry("WorkflowBucket", "${WorkflowBucket}");
    for (String stage : List.of("Etl", "Filter", "Score", "Store")) {
      Stack mixed = Stack.workflow(Map.of("Workflow", type, stage + "Implementation", OTHER));

      assertThat(substitutions(mixed, id)).containsEntry(stage + "FunctionArn", OTHER);
      assertThat(statement(mixed, "lambda:InvokeFunction").resources())
          .hasSize(4)
          .contains(OTHER)
          .doesNotContain("${" + stage + "Function.Arn}");
    }
  }

  @Test
  void stateMachine_ofStandard_startsTheGlueJob() {
    assertThat(substitutions(Stack.workflow("standard"), "StandardStateMachine"))
        .containsEntry("DeduplicateJobName", "${DeduplicateJob}");
  }

  @Test
  void substitutions_areThoseOfTheGeneratedFile() throws Exception {
    for (String type : List.of("express", "standard")) {
      String id = type.equals("express") ? "ExpressStateMachine" : "StandardStateMachine";
      String file =
          Files.readString(ProjectFiles.WORKFLOW_TEMPLATE.resolveSibling(type + ".asl.json"));
      Set<String> used = new TreeSet<>();
      Pattern.compile("\\$\\{(\\w+)}")
          .matcher(file)
          .results()
          .forEach(match -> used.add(match.group(1)));

      assertThat(substitutions(Stack.workflow(type), id).keySet())
          .containsExactlyInAnyOrderElementsOf(used);
    }
  }

  private static Map<String, Object> substitutions(Stack stack, String id) {
    return Yaml.map(stack.properties(id).at("DefinitionSubstitutions").value());
  }

  @Test
  void role_ofExpress_invokesStages_logsAndTraces() {
    assertThat(statements(Stack.workflow("express")))
        .containsExactlyInAnyOrder(invoke(), anywhere(LOG_DELIVERY), anywhere(TRACES));
  }

  @Test
  void role_ofStandard_runsTheGlueJob_too() {
    assertThat(statements(Stack.workflow("standard")))
        .containsExactlyInAnyOrder(
            invoke(),
            new Statement(
                "Allow",
                null,
                GLUE,
                Set.of(
                    "arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:job/"
                        + "${DeduplicateJob}"),
                Map.of()),
            anywhere(LOG_DELIVERY),
            anywhere(TRACES));
  }

  private static Statement invoke() {
    return new Statement(
        "Allow",
        null,
        Set.of("lambda:InvokeFunction"),
        Set.of(
            "${EtlFunction.Arn}",
            "${FilterFunction.Arn}",
            "${ScoreFunction.Arn}",
            "${StoreFunction.Arn}"),
        Map.of());
  }

  private static Statement anywhere(Set<String> actions) {
    return new Statement("Allow", null, actions, Set.of("*"), Map.of());
  }

  private static List<Statement> statements(Stack stack) {
    Part role = stack.properties("StateMachineRole");
    assertThat(role.has("ManagedPolicyArns")).isFalse();
    assertThat(role.items("Policies")).hasSize(1);
    return Statement.of(role.items("Policies").getFirst().at("PolicyDocument"));
  }

  private static Statement statement(Stack stack, String action) {
    return statements(stack).stream()
        .filter(each -> each.actions().contains(action))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void role_isForStateMachinesOfThisAccount() {
    Part role = Stack.workflow("express").properties("StateMachineRole");

    assertThat(Statement.of(role.at("AssumeRolePolicyDocument")))
        .containsExactly(
            new Statement(
                "Allow",
                Map.of("Service", "states.amazonaws.com"),
                Set.of("sts:AssumeRole"),
                Set.of(),
                Map.of("StringEquals", Map.of("aws:SourceAccount", "${AWS::AccountId}"))));
  }
}

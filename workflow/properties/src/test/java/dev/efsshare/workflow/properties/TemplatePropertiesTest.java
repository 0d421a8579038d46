package dev.efsshare.workflow.properties;

import static dev.efsshare.workflow.properties.WorkflowTemplate.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.template.ResourceDeclaration;
import dev.efsshare.workflow.definition.HandoverPaths;
import dev.efsshare.workflow.definition.WorkflowConfiguration;
import dev.efsshare.workflow.definition.WorkflowStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Properties that the template has as it is: names, bucket, observation. */
class TemplatePropertiesTest {
  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final List<String> PURPOSES =
      List.of("Etl", "Filter", "Score", "Store", "Reactive");

  private final Dice dice = new Dice();

  @Test
  void property_01_lambdaFunctionNameFormat_isStackEnvironmentAndPurpose_andSoAreLogGroups() {
    for (int i = 0; i < 50; i++) {
      String stack = dice.name(43, "-0123456789");
      String environment = dice.name(9, "0123456789");
      WorkflowTemplate template =
          WorkflowTemplate.of(
              dice.oneOf(List.of("express", "standard")),
              Map.of("StackName", stack, "Environment", environment));
      for (String purpose : PURPOSES) {
        String name = "%s-%s-%s".formatted(stack, environment, purpose.toLowerCase(Locale.ROOT));
        Map<String, Object> function = template.the(FUNCTION, purpose + "Function");

        assertThat(function).as(dice.replay()).containsEntry("FunctionName", name);
        assertThat(at(function, "LoggingConfig", "LogGroup")).isEqualTo("/aws/lambda/" + name);
        assertThat(name).as(dice.replay()).matches("[a-zA-Z0-9-_]{1,64}");
      }
      assertThat(template.all(FUNCTION)).hasSameSizeAs(PURPOSES);
    }
  }

  @Test
  void property_07_s3LifecyclePolicy_expiresWhatExecutionsLeaveAfterSevenDays_andNothingElse() {
    List<?> rules =
        (List<?>)
            at(
                WorkflowTemplate.of("express").the("AWS::S3::Bucket"),
                "LifecycleConfiguration",
                "Rules");

    for (int i = 0; i < 200; i++) {
      String execution = dice.executionId();
      String stage = dice.oneOf(List.of("Etl", "Deduplicate", "Filter", "Score", "Store"));
      for (String key :
          List.of(
              HandoverPaths.output(execution, stage),
              HandoverPaths.result(execution, stage),
              HandoverPaths.rejected(execution, stage))) {
        assertThat(expiries(rules, key)).as(dice.replay()).containsExactly(7);
      }
      String name = dice.name(30, "-/0123456789");
      assertThat(expiries(rules, "datasets/" + name + "/manifest.json")).isEmpty();
      assertThat(expiries(rules, "inputs/" + name)).isEmpty();
    }
  }

  /** After how many days the rules expire an object. */
  private static List<Integer> expiries(List<?> rules, String key) {
    List<Integer> days = new ArrayList<>();
    for (Object rule : rules) {
      Map<String, Object> members = WorkflowTemplate.map(rule);
      boolean enabled = "Enabled".equals(members.get("Status"));
      String prefix = String.valueOf(members.getOrDefault("Prefix", ""));
      if (enabled
          && key.startsWith(prefix)
          && members.get("ExpirationInDays") instanceof Integer n) {
        days.add(n);
      }
    }
    return days;
  }

  @Test
  void property_35_observabilityConfiguration_logsAllWithData_keepsFourteenDays_andTraces() {
    for (String type : List.of("express", "standard")) {
      WorkflowTemplate template = WorkflowTemplate.of(type);
      Map<String, Object> machine = template.the("AWS::Serverless::StateMachine");
      Map<String, Object> group = template.the("AWS::Logs::LogGroup", "StateMachineLogGroup");

      assertThat(at(machine, "Tracing", "Enabled")).isEqualTo(true);
      assertThat(at(machine, "Logging", "Level")).isEqualTo("ALL");
      assertThat(at(machine, "Logging", "IncludeExecutionData")).isEqualTo(true);
      assertThat((List<?>) at(machine, "Logging", "Destinations"))
          .singleElement()
          .satisfies(destination ->
              assertThat((String) at(destination, "CloudWatchLogsLogGroup", "LogGroupArn"))
                  .endsWith((String) group.get("LogGroupName")));
      assertThat(group).containsEntry("RetentionInDays", 14);
    }
  }

  @Test
  void property_38_dualNamingPatternSupport_changesNamesAndNothingElse() {
    for (String type : List.of("express", "standard")) {
      WorkflowTemplate explicit = WorkflowTemplate.of(type);
      WorkflowTemplate generated = WorkflowTemplate.of(type, Map.of("FunctionNaming", "generated"));

      assertThat(WithoutNames.of(generated)).isEqualTo(WithoutNames.of(explicit));
      for (ResourceDeclaration function : generated.all(FUNCTION)) {
        assertThat(function.properties()).doesNotContainKey("FunctionName");
        assertThat(explicit.the(FUNCTION, function.logicalId())).containsKey("FunctionName");
      }
      assertThat(functions(generated)).doesNotHaveDuplicates().hasSameSizeAs(functions(explicit));
      assertThat(functions(generated)).doesNotContainAnyElementsOf(functions(explicit));
    }
  }

  /** The functions that the state machine calls. */
  private static List<Object> functions(WorkflowTemplate template) {
    Map<String, Object> substitutions =
        WorkflowTemplate.map(
            at(template.the("AWS::Serverless::StateMachine"), "DefinitionSubstitutions"));
    return substitutions.entrySet().stream()
        .filter(each -> each.getKey().endsWith("FunctionArn"))
        .<Object>map(Map.Entry::getValue)
        .toList();
  }

  /** Beside property 16: Lambda ends an attempt when the state machine does. */
  @Test
  void functions_endWhenTheStateMachineStopsWaiting() {
    for (WorkflowConfiguration workflow :
        List.of(WorkflowConfiguration.express(), WorkflowConfiguration.standard())) {
      WorkflowTemplate template = WorkflowTemplate.of(workflow.name());
      for (WorkflowStep step : workflow.steps()) {
        if (step instanceof WorkflowStep.Lambda lambda) {
          assertThat(at(template.the(FUNCTION, lambda.stage() + "Function"), "Timeout"))
              .as(workflow.name() + " " + lambda.stage())
              .hasToString(String.valueOf(lambda.timeout().toSeconds()));
        }
      }
    }
  }
}

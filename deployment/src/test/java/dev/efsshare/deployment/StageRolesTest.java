package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the functions of the workflow may do. */
class StageRolesTest {
  private static final String BUCKET =
      "arn:${AWS::Partition}:s3:::efs-share-workflow-dev-${AWS::AccountId}";

  private final Stack stack = Stack.workflow("express");

  private Role role(String stage) {
    return Role.of(stage + "Function", stack);
  }

  @ParameterizedTest
  @CsvSource({
    "Etl, logs s3 xray",
    "Filter, logs s3 xray",
    "Score, ec2 elasticfilesystem logs s3 xray",
    "Store, logs s3 xray",
    "Reactive, ec2 elasticfilesystem logs s3 xray"
  })
  void role_services_areThose(String stage, String services) {
    assertThat(role(stage).services()).containsExactly(services.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "Etl, s3:GetObject /inputs/*; s3:GetObject /executions/*/output.json",
    "Filter, s3:GetObject /inputs/*; s3:GetObject /executions/*/output.json",
    "Score, s3:GetObject /inputs/*; s3:GetObject /executions/*/output.json",
    "Store, s3:GetObject /inputs/*; s3:GetObject /executions/*/output.json; s3:GetObject /datasets/*; s3:PutObject /datasets/*",
    "Reactive, ''"
  })
  void role_objects_areWhatTheStageTakesOver_andItsOwn(String stage, String more) {
    List<String> grants =
        new ArrayList<>(
            List.of(
                "s3:ListBucket on " + BUCKET,
                "s3:GetObject on " + BUCKET + "/executions/*/" + stage + "/*",
                "s3:PutObject on " + BUCKET + "/executions/*/" + stage + "/*"));
    for (String each : more.isEmpty() ? new String[0] : more.split("; ")) {
      grants.add(each.replace(" ", " on " + BUCKET));
    }

    assertThat(role(stage).grants("s3")).containsExactlyInAnyOrderElementsOf(grants);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Etl", "Filter", "Score", "Store", "Reactive"})
  void role_logsAndTraces_areItsOwn(String stage) {
    String group = " on ${" + stage + "LogGroup.Arn}";

    assertThat(role(stage).grants("logs"))
        .containsExactly("logs:CreateLogStream" + group, "logs:PutLogEvents" + group);
    assertThat(role(stage).grants("xray"))
        .containsExactly("xray:PutTelemetryRecords on *", "xray:PutTraceSegments on *");
  }

  /** Without ClientWrite the mount is read-only. */
  @ParameterizedTest
  @ValueSource(strings = {"Score", "Reactive"})
  void role_mount_isReadOnly_throughTheAccessPoint(String stage) {
    assertThat(role(stage).grants("elasticfilesystem"))
        .containsExactly(
            "elasticfilesystem:ClientMount on ${FileSystem.Arn} if"
                + " {StringEquals={elasticfilesystem:AccessPointArn=${AccessPoint.Arn}}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Score", "Reactive"})
  void role_network_isWhatTheShareGivesItsFunctions_andDeniedToTheirCode(String stage) {
    assertThat(role(stage).grants("ec2"))
        .isEqualTo(Role.of(Names.PRODUCER, Stack.byDefault()).grants("ec2"));
    Statement denied = denial(role(stage));
    assertThat(denied.actions())
        .isEqualTo(denial(Role.of(Names.PRODUCER, Stack.byDefault())).actions());
    assertThat(denied.resources()).containsExactly("*");
    assertThat(denied.conditions())
        .isEqualTo(Map.of("Null", Map.of("lambda:SourceFunctionArn", "false")));
  }

  private static Statement denial(Role role) {
    List<Statement> denials =
        role.statements().stream().filter(each -> each.effect().equals("Deny")).toList();
    assertThat(denials).hasSize(1);
    return denials.getFirst();
  }

  @Test
  void roles_areForTheServiceThatRunsThem() {
    for (String stage : List.of("Etl", "Filter", "Score", "Store", "Reactive")) {
      Part role = stack.properties(stage + "Role");

      assertThat(Statement.of(role.at("AssumeRolePolicyDocument")))
          .containsExactly(
              new Statement(
                  "Allow",
                  Map.of("Service", "lambda.amazonaws.com"),
                  Set.of("sts:AssumeRole"),
                  Set.of(),
                  Map.of()));
      assertThat(role.items("Policies")).hasSize(1);
    }
  }

  @Test
  void policies_areOfTheCurrentVersion_andNameWhatTheyAllow() {
    List<Part> documents = new ArrayList<>();
    Stack.workflow("standard").resources().values().forEach(each -> collect(each, documents));

    assertThat(documents)
        .hasSize(21)
        .allSatisfy(each -> assertThat(each.text("Version")).isEqualTo("2012-10-17"));
    assertThat(documents)
        .flatExtracting(document -> document.items("Statement"))
        .noneMatch(each -> each.has("NotAction") || each.has("NotResource"))
        .noneMatch(each -> each.has("NotPrincipal"));
    assertThat(documents)
        .flatExtracting(Statement::of)
        .filteredOn(Statement::allows)
        .noneMatch(each -> "*".equals(each.principal()))
        .allSatisfy(each -> assertThat(each.actions()).noneMatch(action -> action.contains("*")));
  }

  private static void collect(Part part, List<Part> documents) {
    if (part.has("Statement")) {
      documents.add(part);
    } else if (part.value() instanceof List) {
      part.items().forEach(each -> collect(each, documents));
    } else if (part.value() instanceof Map) {
      part.members().values().forEach(each -> collect(each, documents));
    }
  }
}

package dev.efsshare.workflow.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.template.ResourceDeclaration;
import dev.efsshare.workflow.definition.HandoverPaths;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Properties of the roles: enough for the stages, and no more. */
class PermissionPropertiesTest {
  private static final String BUCKET = "arn:aws:s3:::efs-share-workflow-dev-123456789012";
  private static final List<String> STAGES =
      List.of("Etl", "Deduplicate", "Filter", "Score", "Store");

  /**
   * Actions for which the Service Authorization Reference lists no resource type, so that a policy
   * has to say {@code *}: X-Ray's, those of EC2 that describe, and those of CloudWatch Logs on
   * deliveries and resource policies.
   */
  private static final Set<String> WITHOUT_RESOURCES =
      Set.of(
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "logs:CreateLogDelivery",
          "logs:GetLogDelivery",
          "logs:UpdateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:DescribeResourcePolicies",
          "logs:DescribeLogGroups");

  private final Dice dice = new Dice();
  private final WorkflowTemplate template = WorkflowTemplate.of("standard");

  @Test
  void property_40_s3IamPermissions_letAStageReadWhatIsHandedOver_andWriteItsOwnOnly() {
    for (int i = 0; i < 100; i++) {
      String execution = dice.executionId();
      String stage = dice.oneOf(STAGES);
      String other = dice.oneOf(STAGES.stream().filter(each -> !each.equals(stage)).toList());
      Policies role = Policies.of(template, stage + "Role");
      String why = stage + " and " + other + ", " + dice.replay();

      for (String key :
          List.of(
              HandoverPaths.output(execution, stage),
              HandoverPaths.result(execution, stage),
              HandoverPaths.rejected(execution, stage))) {
        assertThat(role.allow("s3:PutObject", BUCKET + "/" + key)).as(why).isTrue();
        assertThat(role.allow("s3:GetObject", BUCKET + "/" + key)).as(why).isTrue();
      }
      String handedOver = BUCKET + "/" + HandoverPaths.output(execution, other);
      // the first stage takes the message's input, the others what any stage hands over
      assertThat(role.allow("s3:GetObject", handedOver)).as(why).isEqualTo(!stage.equals("Etl"));
      assertThat(role.allow("s3:PutObject", handedOver)).as(why).isFalse();
      assertThat(role.allow("s3:DeleteObject", handedOver)).as(why).isFalse();
      String input = BUCKET + "/inputs/" + dice.name(20, "/-.");
      assertThat(role.allow("s3:GetObject", input)).as(why).isEqualTo(stage.equals("Etl"));
      assertThat(role.allow("s3:PutObject", input)).as(why).isFalse();
      String dataset = BUCKET + "/datasets/" + dice.name(20, "/-.");
      assertThat(role.allow("s3:PutObject", dataset)).as(why).isEqualTo(stage.equals("Store"));
      assertThat(role.allow("s3:ListBucket", BUCKET)).as(why).isTrue();
    }
  }

  @Test
  void property_42_leastPrivilegeIamRoles_haveNoWildcardsButWhereIamKnowsNoResources() {
    for (String type : List.of("express", "standard")) {
      WorkflowTemplate each = WorkflowTemplate.of(type);
      List<ResourceDeclaration> roles = each.all("AWS::IAM::Role");

      assertThat(roles).hasSize(type.equals("standard") ? 8 : 7);
      for (ResourceDeclaration role : roles) {
        assertThat(role.properties()).doesNotContainKeys("RoleName", "PermissionsBoundary");
        for (Map<String, Object> statement : Policies.of(each, role.logicalId()).statements()) {
          if ("Allow".equals(statement.get("Effect"))) {
            assertNarrow(role.logicalId(), statement);
          }
        }
      }
    }
  }

  private static void assertNarrow(String role, Map<String, Object> statement) {
    Set<String> actions = Policies.texts(statement, "Action");

    assertThat(actions).as(role).noneMatch(action -> action.contains("*"));
    assertThat(statement).as(role).doesNotContainKeys("NotAction", "NotResource");
    if (Policies.texts(statement, "Resource").contains("*")) {
      assertThat(WITHOUT_RESOURCES).as(role).containsAll(actions);
    }
  }

  /** AWS's managed policies would bring wildcards in by the back door. */
  @Test
  void roles_haveNoPoliciesFromElsewhere() {
    for (ResourceDeclaration role : template.all("AWS::IAM::Role")) {
      if (role.properties().get("ManagedPolicyArns") instanceof List<?> attached) {
        assertThat(attached)
            .allMatch(policy ->
                template.all("AWS::IAM::ManagedPolicy").stream()
                    .anyMatch(own -> WorkflowTemplate.ref(own.logicalId()).equals(policy)));
      }
    }
  }
}

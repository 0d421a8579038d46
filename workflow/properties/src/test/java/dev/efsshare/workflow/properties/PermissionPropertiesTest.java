package dev.efsshare.workflow.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.template.ResourceDeclaration;
import dev.efsshare.workflow.definition.HandoverPaths;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Properties of the roles: enough for the stages, and no more. */
class PermissionPropertiesTest {
  private static final String BUCKET = "arn:aws:s3:::efs-share-workflow-dev-123456789012";
  private static final String HANDED_OVER = BUCKET + "/executions/*/output.json";

  /** Functions of the state machines, which can be put into any order. */
  private static final List<String> RECORDS = List.of("Etl", "Filter", "Score", "Store");

  private static final List<String> STAGES =
      List.of("Etl", "Deduplicate", "Filter", "Score", "Store", "Reactive");

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
      assertThat(role.allow("s3:GetObject", handedOver))
          .as(why)
          .isEqualTo(!stage.equals("Reactive"));
      assertThat(role.allow("s3:PutObject", handedOver)).as(why).isFalse();
      assertThat(role.allow("s3:DeleteObject", handedOver)).as(why).isFalse();
      String input = BUCKET + "/inputs/" + dice.name(20, "/-.");
      // whichever function is first takes the message's input; a job is never first
      assertThat(role.allow("s3:GetObject", input)).as(why).isEqualTo(RECORDS.contains(stage));
      assertThat(role.allow("s3:PutObject", input)).as(why).isFalse();
      String dataset = BUCKET + "/datasets/" + dice.name(20, "/-.");
      assertThat(role.allow("s3:PutObject", dataset)).as(why).isEqualTo(stage.equals("Store"));
      assertThat(role.allow("s3:GetObject", dataset)).as(why).isEqualTo(stage.equals("Store"));
      assertThat(role.allow("s3:ListBucket", BUCKET)).as(why).isTrue();
    }
  }

  @Test
  void
      property_42_leastPrivilegeIamRoles_haveNoWildcardsButTheseInKeysAndWhereIamKnowsNoResources() {
    for (String type : List.of("express", "standard")) {
      WorkflowTemplate each = WorkflowTemplate.of(type);
      List<ResourceDeclaration> roles = each.all("AWS::IAM::Role");

      Map<String, Set<String>> patterns = new TreeMap<>();
      for (ResourceDeclaration role : roles) {
        assertThat(role.properties()).doesNotContainKeys("RoleName", "PermissionsBoundary");
        Set<String> ofRole = new TreeSet<>();
        for (Map<String, Object> statement : Policies.of(each, role.logicalId()).statements()) {
          if ("Allow".equals(statement.get("Effect"))) {
            assertNarrow(role.logicalId(), statement);
            ofRole.addAll(Policies.texts(statement, "Resource"));
          }
        }
        ofRole.removeIf(resource -> resource.equals("*") || !resource.contains("*"));
        patterns.put(role.logicalId(), ofRole);
      }
      assertThat(patterns).as(type).isEqualTo(allowedPatterns(type));
    }
  }

  /** Every resource with a wildcard that a role may have. */
  private static Map<String, Set<String>> allowedPatterns(String type) {
    // Lambda refuses a role for the network that names the kinds of resources
    String network = "arn:aws:ec2:us-east-1:123456789012:*/*";
    Map<String, Set<String>> patterns = new TreeMap<>();
    patterns.put("PipeRole", Set.of());
    patterns.put("StateMachineRole", Set.of());
    patterns.put("EtlRole", records("Etl"));
    patterns.put("FilterRole", records("Filter"));
    patterns.put("ScoreRole", and(records("Score"), network));
    patterns.put("StoreRole", and(records("Store"), BUCKET + "/datasets/*"));
    patterns.put("ReactiveRole", Set.of(own("Reactive"), network));
    if (type.equals("standard")) {
      patterns.put(
          "DeduplicateRole",
          Set.of(
              HANDED_OVER,
              own("Deduplicate"),
              "arn:aws:s3:::artifacts/*",
              "arn:aws:logs:us-east-1:123456789012:log-group:/aws-glue/*"));
    }
    return patterns;
  }

  private static Set<String> records(String stage) {
    return Set.of(BUCKET + "/inputs/*", HANDED_OVER, own(stage));
  }

  private static Set<String> and(Set<String> patterns, String one) {
    Set<String> all = new TreeSet<>(patterns);
    all.add(one);
    return all;
  }

  private static String own(String stage) {
    return BUCKET + "/executions/*/" + stage + "/*";
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

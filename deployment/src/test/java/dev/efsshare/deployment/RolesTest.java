package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the functions' roles may do beside S3, which {@link S3PermissionsTest} derives. */
class RolesTest {
  private static final String ENI =
      " on arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:*/*";

  /**
   * Actions that cannot be limited to a resource: the Service Authorization Reference lists no
   * resource type for them (pages "Actions, resources, and condition keys for Amazon EC2" and "for
   * AWS X-Ray"; for the first, "Giving Lambda functions access to resources in an Amazon VPC" says
   * so, too).
   */
  private static final Set<String> WITHOUT_RESOURCES =
      Set.of(
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments");

  private final Stack stack = Stack.byDefault();

  @Test
  void functions_haveEachARoleOfTheirOwn() {
    assertThat(stack.properties(Names.PRODUCER).text("Role")).isEqualTo("${ProducerRole.Arn}");
    assertThat(stack.properties(Names.CONSUMER).text("Role")).isEqualTo("${ConsumerRole.Arn}");
  }

  /** SAM would add them to a role of its own making. */
  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void functions_haveNoPoliciesBesideTheirRole(String function) {
    assertThat(stack.properties(function).names())
        .doesNotContain("Policies", "PermissionsBoundary", "AssumeRolePolicyDocument");
  }

  @Test
  void roles_areThoseTwo_forLambdaOnly() {
    assertThat(stack.ofType("AWS::IAM::Role"))
        .containsOnlyKeys("ProducerRole", "ConsumerRole")
        .allSatisfy((id, role) ->
            assertThat(Statement.of(role.at("AssumeRolePolicyDocument")))
                .containsExactly(
                    new Statement(
                        "Allow",
                        Map.of("Service", "lambda.amazonaws.com"),
                        Set.of("sts:AssumeRole"),
                        Set.of(),
                        Map.of())));
  }

  @ParameterizedTest
  @CsvSource({
    Names.PRODUCER + ", ec2 elasticfilesystem logs s3 sqs",
    Names.CONSUMER + ", ec2 elasticfilesystem logs s3"
  })
  void role_services_areThose(String function, String services) {
    assertThat(Role.of(function, stack).services()).containsExactly(services.split(" "));
  }

  @ParameterizedTest
  @CsvSource({Names.PRODUCER + ", ProducerLogGroup", Names.CONSUMER + ", ConsumerLogGroup"})
  void role_logs_areItsOwn(String function, String group) {
    assertThat(Role.of(function, stack).grants("logs"))
        .containsExactly(
            "logs:CreateLogStream on ${" + group + ".Arn}",
            "logs:PutLogEvents on ${" + group + ".Arn}");
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void role_mount_isReadAndWriteThroughTheAccessPoint(String function) {
    String through =
        " on ${FileSystem.Arn} if"
            + " {StringEquals={elasticfilesystem:AccessPointArn=${AccessPoint.Arn}}}";

    assertThat(Role.of(function, stack).grants("elasticfilesystem"))
        .containsExactly(
            "elasticfilesystem:ClientMount" + through, "elasticfilesystem:ClientWrite" + through);
  }

  /** The six that "Giving Lambda functions access to resources in an Amazon VPC" asks for. */
  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void role_network_isWhatLambdaNeedsToAttachTheFunction(String function) {
    assertThat(Role.of(function, stack).grants("ec2"))
        .containsExactly(
            "ec2:AssignPrivateIpAddresses" + ENI,
            "ec2:CreateNetworkInterface" + ENI,
            "ec2:DeleteNetworkInterface" + ENI,
            "ec2:DescribeNetworkInterfaces on *",
            "ec2:DescribeSubnets on *",
            "ec2:UnassignPrivateIpAddresses" + ENI);
  }

  /** Lambda attaches the function before its code runs. */
  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void role_network_isDeniedToTheCode(String function) {
    List<String> allowed =
        Role.of(function, stack).grants("ec2").stream().map(g -> g.split(" on ", 2)[0]).toList();

    assertThat(Role.of(function, stack).statements())
        .filteredOn(each -> each.effect().equals("Deny"))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.actions()).containsAll(allowed).contains("ec2:DetachNetworkInterface");
          assertThat(each.resources()).containsExactly("*");
          assertThat(each.conditions().toString())
              .contains("lambda:SourceFunctionArn")
              .contains(stack.properties(function).text("FunctionName"));
        });
  }

  @Test
  void producer_messages_goToTheTwoQueuesOfFailedEvents() {
    assertThat(Role.of(Names.PRODUCER, stack).grants("sqs"))
        .containsExactly(
            "sqs:SendMessage on ${DeadLetters.Arn}", "sqs:SendMessage on ${FailedEvents.Arn}");
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void role_traces_areSentIfTheParameterSays(String function) {
    assertThat(Role.of(function, Stack.with("Tracing", "true")).grants("xray"))
        .containsExactly("xray:PutTelemetryRecords on *", "xray:PutTraceSegments on *");
    assertThat(Role.of(function, stack).grants("xray")).isEmpty();
    assertThat(stack.has("SendTraces")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void role_anyResource_isForActionsThatKnowNone(String function) {
    assertThat(Role.of(function, Stack.with("Tracing", "true")).statements())
        .filteredOn(each -> each.allows() && each.resources().contains("*"))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(WITHOUT_RESOURCES).containsAll(each.actions()));
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void role_actions_haveNoWildcard(String function) {
    Stream<String> actions =
        Role.of(function, Stack.with("Tracing", "true")).statements().stream()
            .flatMap(each -> each.actions().stream());

    assertThat(actions).isNotEmpty().noneMatch(action -> action.contains("*"));
  }
}

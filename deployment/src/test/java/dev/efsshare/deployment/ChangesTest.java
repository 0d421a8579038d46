package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests of facts can fail: without any one value of a resource, one of the tests of that
 * resource does.
 */
class ChangesTest {
  /** Values that are for people, or are the default, and are no facts. */
  private static final Pattern NO_FACT =
      Pattern.compile(
          ".*\\.(Description|GroupDescription|Sid|Id|Label|PolicyName)(\\..*)?"
              + "|.*\\.(FileSystem|AccessPoint)?Tags\\..*"
              + "|Resources\\.HttpApi\\.Properties\\.DefinitionBody\\.(openapi|info)\\b.*"
              // an empty alternative is as good as none
              + "|Resources\\.HttpApi\\..*\\.security\\.0\\.Fn::If\\.2\\.Fn::If\\.2\\.Ref"
              + "|.*\\.(maxAge|MaxAge|ExposedHeaders\\.0|ExpiredObjectDeleteMarker)");

  private static final Map<String, List<Class<?>>> TESTS = new TreeMap<>();

  static {
    tests(NetworkTest.class, "Vpc", "SubnetA", "SubnetB", "PrivateRoutes");
    tests(NetworkTest.class, "SubnetARoutes", "SubnetBRoutes", "S3Endpoint");
    tests(SecurityGroupsTest.class, "FunctionSecurityGroup", "FileSystemSecurityGroup");
    tests(SecurityGroupsTest.class, "FunctionToFileSystem", "FileSystemFromFunction");
    tests(FileSystemTest.class, "FileSystem", "AccessPoint", "ShareKey");
    tests(FileSystemTest.class, "MountTargetA", "MountTargetB");
    tests(BucketTest.class, "FilesBucket", "FilesBucketPolicy");
    tests(RetentionTest.class, "FilesBucket", "FilesBucketPolicy", "FileSystem", "ShareKey");
    tests(RolesTest.class, "ProducerRole", "ConsumerRole", "FunctionBasics", "SendTraces");
    tests(S3PermissionsTest.class, "ProducerRole", "ConsumerRole");
    tests(PoliciesTest.class, "ProducerRole", "ConsumerRole", "FunctionBasics", "SendTraces");
    tests(PoliciesTest.class, "FilesBucketPolicy", "FileSystem", "ShareKey", "S3Endpoint");
    tests(PoliciesTest.class, "QueuePolicy", "AlarmTopicPolicy");
    tests(FunctionsTest.class, "ProducerFunction", "ConsumerFunction", "ApiServerErrorsAlarm");
    tests(EventsTest.class, "ProducerFunction", "FailedEvents", "DeadLetters", "QueuePolicy");
    tests(LogsTest.class, "ProducerFunction", "ProducerLogGroup", "ApiLogGroup");
    tests(LogsTest.class, "ConsumerFunction", "ConsumerLogGroup");
    tests(RolesTest.class, "ProducerFunction", "ConsumerFunction");
    tests(ApiTest.class, "ProducerFunction", "ConsumerFunction", "HttpApi");
    tests(AlarmsTest.class, "AlarmTopic", "AlarmTopicPolicy", "AlarmMail", "ShareKey");
    tests(AlarmsTest.class, "ProducerErrorsAlarm", "ProducerThrottlesAlarm");
    tests(AlarmsTest.class, "ConsumerErrorsAlarm", "ConsumerThrottlesAlarm");
    tests(AlarmsTest.class, "ProducerDurationAlarm", "ConsumerDurationAlarm");
    tests(AlarmsTest.class, "FailedEventsAlarm", "DeadLettersAlarm", "ApiServerErrorsAlarm");
    tests(AlarmsTest.class, "IoLimitAlarm", "ConnectionsAlarm", "BurstCreditsAlarm");
    tests(WorkflowStackTest.class, "WorkflowStack", "ShareKey", "AlarmTopicPolicy", "S3Endpoint");
  }

  private static void tests(Class<?> tests, String... resources) {
    Arrays.stream(resources)
        .forEach(id -> TESTS.computeIfAbsent(id, none -> new ArrayList<>()).add(tests));
  }

  /** The dashboard is a text, which has a test of its own. */
  @Test
  void resources_haveTests() {
    Set<String> resources = Template.current().document().names("Resources");

    assertThat(resources)
        .filteredOn(id -> !id.equals("Dashboard"))
        .containsExactlyInAnyOrderElementsOf(TESTS.keySet());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("resources")
  void resource_withoutAnyOneValue_failsATest(String id, List<Class<?>> tests) {
    assertNoticed(List.of("Resources", id), tests);
  }

  static Stream<Arguments> resources() {
    return TESTS.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @Test
  void functions_withoutAnyOneSharedValue_failATest() {
    assertNoticed(
        List.of("Globals"), List.of(FunctionsTest.class, LogsTest.class, EnvironmentTest.class));
  }

  @Test
  void outputs_withoutAnyOneValue_failATest() {
    assertNoticed(List.of("Outputs"), List.of(OutputsTest.class, WorkflowStackTest.class));
  }

  private static void assertNoticed(List<String> path, List<Class<?>> tests) {
    Part part = Template.current().document().at(path.toArray(String[]::new));

    assertThat(Changes.leaves(path, part.value()))
        .filteredOn(each -> !NO_FACT.matcher(String.join(".", each)).matches())
        .isNotEmpty()
        .allMatch(each -> Changes.areNoticed(Template.current().without(each), tests));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "FunctionToFileSystem.Properties.ToPort | 65535",
        "FileSystemFromFunction.Properties.FromPort | 0",
        "FileSystemFromFunction.Properties.CidrIp | 0.0.0.0/0",
        "SubnetA.Properties.MapPublicIpOnLaunch | true",
        "SubnetARoutes.Type | AWS::EC2::InternetGateway",
        "FileSystem.Properties.Encrypted | false",
        "FileSystem.Properties.FileSystemPolicy.Statement.0.Effect | Allow",
        "FilesBucket.Properties.PublicAccessBlockConfiguration.BlockPublicAcls | false",
        "FilesBucketPolicy.Properties.PolicyDocument.Statement.0.Effect | Allow",
        "ProducerRole.Properties.Policies.0.PolicyDocument.Statement.0.Resource | *",
        "ProducerRole.Properties.Policies.0.PolicyDocument.Statement.0.Action.0 | s3:*",
        "ConsumerRole.Properties.Policies.0.PolicyDocument.Statement.0.Action | s3:DeleteObject",
        "ConsumerRole.Properties.ManagedPolicyArns.0 | arn:aws:iam::aws:policy/AdministratorAccess",
        "ConsumerFunction.Properties.Policies | AdministratorAccess",
        "ProducerFunction.Properties.Events.Ingest.Properties.Path | /other",
        "HttpApi.Properties.DefinitionBody.paths./health.get.security.0 | {}",
      })
  void template_withAnotherValue_failsATest(String path, String value) {
    List<String> whole = new ArrayList<>(List.of("Resources"));
    whole.addAll(List.of(path.split("\\.", -1)));
    List<Class<?>> tests =
        List.of(
            NetworkTest.class,
            SecurityGroupsTest.class,
            FileSystemTest.class,
            BucketTest.class,
            RolesTest.class,
            S3PermissionsTest.class,
            ApiTest.class);

    assertThat(Changes.areNoticed(Template.current().with(whole, value), tests)).isTrue();
  }

  /** Or the tests above would pass by failing always. */
  @Test
  void template_asItIs_failsNone() {
    List<Class<?>> all = TESTS.values().stream().flatMap(List::stream).distinct().toList();

    assertThat(Changes.areNoticed(Template.current(), all)).isFalse();
  }
}

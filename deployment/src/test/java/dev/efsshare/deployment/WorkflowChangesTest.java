package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests of the workflow's template can fail: without any one value of it, one of them does. */
class WorkflowChangesTest {
  /** Values that are for people, and are no facts. */
  private static final Pattern NO_FACT =
      Pattern.compile(".*\\.(Description|AlarmDescription|Sid|PolicyName)");

  private static final List<Class<?>> TESTS =
      List.of(
          WorkflowQueueTest.class,
          StateMachinesTest.class,
          StagesTest.class,
          StageRolesTest.class,
          GlueJobTest.class,
          WorkflowBucketTest.class,
          WorkflowAlarmsTest.class);

  /** The tests of a part; all of them would take long. */
  private static List<Class<?>> tests(String name) {
    return switch (name) {
      case String n when n.matches(".*(StateMachine|StateMachineLogGroup)") ->
          List.of(StateMachinesTest.class);
      case String n when n.matches(".*(Function|LogGroup)") -> List.of(StagesTest.class);
      case String n when n.matches(".*(Alarm|Rule)") -> List.of(WorkflowAlarmsTest.class);
      case String n when n.startsWith("Deduplicate") ->
          List.of(GlueJobTest.class, StageRolesTest.class);
      case String n when n.startsWith("WorkflowBucket") ->
          List.of(WorkflowBucketTest.class, StageRolesTest.class);
      case String n when n.matches("Workflow.*|Pipe.*") ->
          List.of(WorkflowQueueTest.class, StageRolesTest.class);
      case "StateMachineRole" -> List.of(StateMachinesTest.class, StageRolesTest.class);
      case String n when n.matches("Stage.*|.*Role") -> List.of(StageRolesTest.class);
      default -> TESTS;
    };
  }

  /** Of stages that are declared alike and tested by the same methods, one is enough. */
  private static final Pattern LIKE_ANOTHER =
      Pattern.compile(
          "Filter(Role|LogGroup)|Store(Function|LogGroup)|ReactiveLogGroup|ScoreLogGroup");

  static Stream<Arguments> parts() {
    Part document = Template.workflow().document();
    return Stream.concat(
        document.names("Resources").stream()
            .filter(id -> !LIKE_ANOTHER.matcher(id).matches())
            .map(id -> Arguments.of("Resources", id)),
        Stream.of("Globals", "Mappings", "Conditions", "Outputs")
            .flatMap(section ->
                document.names(section).stream().map(name -> Arguments.of(section, name))));
  }

  @ParameterizedTest(name = "{0}.{1}")
  @MethodSource("parts")
  void part_withoutAnyOneValue_failsATest(String section, String name) {
    Part part = Template.workflow().document().at(section, name);

    assertThat(Changes.leaves(List.of(section, name), part.value()))
        .isNotEmpty()
        .filteredOn(each -> !NO_FACT.matcher(String.join(".", each)).matches())
        .allMatch(each -> Changes.areNoticed(Template.workflow().without(each), tests(name)));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "WorkflowPipe.Properties.SourceParameters.SqsQueueParameters.BatchSize | 10",
        "WorkflowQueue.Properties.RedrivePolicy.maxReceiveCount | 5",
        "StateMachineLogGroup.Properties.RetentionInDays | 90",
        "ExpressStateMachine.Properties.Logging.Level | ERROR",
        "WorkflowBucket.Properties.LifecycleConfiguration.Rules.0.ExpirationInDays | 8",
        "WorkflowBucket.Properties.PublicAccessBlockConfiguration.BlockPublicAcls | false",
        "EtlRole.Properties.Policies.0.PolicyDocument.Statement.0.Resource | *",
        "StoreRole.Properties.Policies.0.PolicyDocument.Statement.1.Action.1 | s3:*",
        "ScoreRole.Properties.ManagedPolicyArns.0 | arn:aws:iam::aws:policy/AdministratorAccess",
        "DeduplicateJob.Properties.MaxRetries | 3",
        "ExecutionFailedRule.Properties.State | DISABLED",
      })
  void template_withAnotherValue_failsATest(String path, String value) {
    List<String> whole =
        Stream.concat(Stream.of("Resources"), Stream.of(path.split("\\.", -1))).toList();

    assertThat(Changes.areNoticed(Template.workflow().with(whole, value), TESTS)).isTrue();
  }

  /** Or the tests above would pass by failing always. */
  @Test
  void template_asItIs_failsNone() {
    assertThat(Changes.areNoticed(Template.workflow(), TESTS)).isFalse();
  }
}

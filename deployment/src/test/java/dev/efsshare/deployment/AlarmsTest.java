package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmsTest {
  private final Stack stack = Stack.byDefault();

  /** The alarm on a metric of a thing. */
  private static Part alarm(Stack stack, String metric, String dimension, String value) {
    List<Part> alarms =
        stack.ofType("AWS::CloudWatch::Alarm").values().stream()
            .filter(each -> each.has("MetricName") && metric.equals(metricOf(each)))
            .filter(each ->
                each.items("Dimensions").stream()
                    .anyMatch(d -> Map.of("Name", dimension, "Value", value).equals(d.value())))
            .toList();
    assertThat(alarms).as(metric + " of " + value).hasSize(1);
    return alarms.getFirst();
  }

  private static String metricOf(Part alarm) {
    return alarm.text("Namespace") + " " + alarm.text("MetricName");
  }

  /** How often it has to be so. */
  private static String times(Part alarm, String period) {
    String all = alarm.text("EvaluationPeriods");
    return "%s of %s times %s s"
        .formatted(
            alarm.has("DatapointsToAlarm") ? alarm.text("DatapointsToAlarm") : all, all, period);
  }

  private static String rule(Part alarm) {
    return alarm.text("Statistic")
        + " "
        + alarm.text("ComparisonOperator")
        + " "
        + alarm.text("Threshold")
        + ", "
        + times(alarm, alarm.text("Period"));
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void errors_ofAFunction_ring(String id) {
    Part alarm = alarm(stack, "AWS/Lambda Errors", "FunctionName", "${" + id + "}");

    assertThat(rule(alarm)).isEqualTo("Sum GreaterThanOrEqualToThreshold 1, 1 of 1 times 60 s");
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void throttles_ofAFunction_ring(String id) {
    Part alarm = alarm(stack, "AWS/Lambda Throttles", "FunctionName", "${" + id + "}");

    assertThat(rule(alarm)).isEqualTo("Sum GreaterThanOrEqualToThreshold 1, 2 of 5 times 60 s");
  }

  @ParameterizedTest
  @CsvSource({
    Names.PRODUCER + ", ProducerDurationAlarm",
    Names.CONSUMER + ", ConsumerDurationAlarm"
  })
  void duration_p99Above80PercentOfTheTimeout_rings(String id, String alarm) {
    Part declared = Stack.with("FunctionTimeout", "60").properties(alarm);
    List<Part> metrics = declared.items("Metrics");
    Part duration = metrics.get(1).at("MetricStat");

    assertThat(metrics.get(0).text("Expression")).isEqualTo("100 * duration / (1000 * 60)");
    assertThat(metrics.get(0).text("Id")).isEqualTo("percent");
    assertThat(metrics.get(1).text("Id")).isEqualTo("duration");
    assertThat(metrics.get(1).text("ReturnData")).isEqualTo("false");
    assertThat(duration.text("Stat")).isEqualTo("p99");
    assertThat(duration.text("Metric", "Namespace")).isEqualTo("AWS/Lambda");
    assertThat(duration.text("Metric", "MetricName")).isEqualTo("Duration");
    assertThat(duration.items("Metric", "Dimensions"))
        .extracting(Part::value)
        .containsExactly(Map.of("Name", "FunctionName", "Value", "${" + id + "}"));
    assertThat(declared.text("ComparisonOperator")).isEqualTo("GreaterThanThreshold");
    assertThat(declared.text("Threshold")).isEqualTo("80");
    assertThat(times(declared, duration.text("Period"))).isEqualTo("1 of 1 times 300 s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FailedEvents", "DeadLetters"})
  void queue_withAnyMessage_rings(String queue) {
    Part alarm =
        alarm(
            stack,
            "AWS/SQS ApproximateNumberOfMessagesVisible",
            "QueueName",
            "${" + queue + ".QueueName}");

    assertThat(rule(alarm)).isEqualTo("Maximum GreaterThanOrEqualToThreshold 1, 1 of 1 times 60 s");
  }

  @Test
  void api_answering5xx_rings() {
    Part alarm = alarm(stack, "AWS/ApiGateway 5xx", "ApiId", "${HttpApi}");

    assertThat(rule(alarm)).isEqualTo("Sum GreaterThanOrEqualToThreshold 1, 1 of 1 times 60 s");
  }

  @Test
  void fileSystem_closeToItsOperations_rings() {
    Part alarm = alarm(stack, "AWS/EFS PercentIOLimit", "FileSystemId", "${FileSystem}");

    assertThat(rule(alarm)).isEqualTo("Maximum GreaterThanThreshold 95, 3 of 3 times 300 s");
  }

  /** EFS takes 25,000. */
  @Test
  void fileSystem_closeToItsConnections_rings() {
    Part alarm = alarm(stack, "AWS/EFS ClientConnections", "FileSystemId", "${FileSystem}");

    assertThat(rule(alarm)).isEqualTo("Sum GreaterThanThreshold 20000, 5 of 5 times 60 s");
  }

  @Test
  void fileSystem_bursting_ringsBeforeItsCreditsEnd() {
    Stack bursting = Stack.with("ThroughputMode", "bursting");
    Part alarm = alarm(bursting, "AWS/EFS BurstCreditBalance", "FileSystemId", "${FileSystem}");

    assertThat(rule(alarm)).isEqualTo("Minimum LessThanThreshold 100000000000, 3 of 3 times 300 s");
  }

  /** There are no credits then, and an alarm without data would be paid for. */
  @ParameterizedTest
  @ValueSource(strings = {"elastic", "provisioned"})
  void fileSystem_notBursting_hasNoAlarmOnCredits(String mode) {
    assertThat(Stack.with("ThroughputMode", mode).ofType("AWS::CloudWatch::Alarm").values())
        .filteredOn(each -> each.has("MetricName"))
        .noneMatch(each -> each.text("MetricName").equals("BurstCreditBalance"));
  }

  @Test
  void alarms_goToTheTopic_whenTheyRingAndWhenTheyStop() {
    assertThat(Stack.with("ThroughputMode", "bursting").ofType("AWS::CloudWatch::Alarm"))
        .hasSize(12)
        .allSatisfy((id, alarm) -> {
          assertThat(alarm.texts("AlarmActions")).containsExactly("${AlarmTopic}");
          assertThat(alarm.texts("OKActions")).containsExactly("${AlarmTopic}");
        });
  }

  /** A share that nobody uses is no reason to ring. */
  @Test
  void alarms_withoutData_areSilent() {
    assertThat(Stack.with("ThroughputMode", "bursting").ofType("AWS::CloudWatch::Alarm").values())
        .extracting(alarm -> alarm.text("TreatMissingData"))
        .containsOnly("notBreaching");
  }

  @Test
  void alarms_sayWhatHappened() {
    assertThat(Stack.with("ThroughputMode", "bursting").ofType("AWS::CloudWatch::Alarm").values())
        .extracting(alarm -> alarm.text("AlarmDescription"))
        .doesNotHaveDuplicates()
        .allMatch(description -> description.length() > 20);
  }

  @Test
  void topic_isEncrypted_withAKeyThatAlarmsMayUse() {
    assertThat(stack.properties("AlarmTopic").text("KmsMasterKeyId")).isEqualTo("${ShareKey}");
    assertThat(Statement.of(stack.properties("ShareKey").at("KeyPolicy")))
        .filteredOn(each -> Map.of("Service", "cloudwatch.amazonaws.com").equals(each.principal()))
        .anyMatch(each ->
            each.allows()
                && each.actions().containsAll(List.of("kms:Decrypt", "kms:GenerateDataKey*")));
  }

  @Test
  void topic_acceptsTheAlarmsOfThisAccountOnly() {
    Part policy = stack.properties("AlarmTopicPolicy");

    assertThat(policy.texts("Topics")).containsExactly("${AlarmTopic}");
    assertThat(Statement.of(policy.at("PolicyDocument")))
        .filteredOn(Statement::allows)
        .singleElement()
        .satisfies(each -> {
          assertThat(each.principal()).isEqualTo(Map.of("Service", "cloudwatch.amazonaws.com"));
          assertThat(each.actions()).containsExactly("sns:Publish");
          assertThat(each.conditions())
              .isEqualTo(Map.of("StringEquals", Map.of("aws:SourceAccount", "${AWS::AccountId}")));
        });
  }

  @Test
  void topic_withoutTls_deniesToPublish() {
    assertThat(Statement.of(stack.properties("AlarmTopicPolicy").at("PolicyDocument")))
        .anyMatch(each ->
            each.deniesEverybody()
                && each.actions().contains("sns:Publish")
                && each.conditions()
                    .equals(Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
  }

  @Test
  void mail_isSentIfThereIsAnAddress() {
    Stack mailed = Stack.with("AlarmEmail", "ops@example.com");

    assertThat(stack.has("AlarmMail")).isFalse();
    assertThat(mailed.properties("AlarmMail").value())
        .isEqualTo(
            Map.of(
                "TopicArn", "${AlarmTopic}",
                "Protocol", "email",
                "Endpoint", "ops@example.com"));
  }
}

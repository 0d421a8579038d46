package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
  private final Stack stack = Stack.byDefault();
  private final Part producer = stack.properties(Names.PRODUCER);

  @Test
  void objects_createdUnderModels_invokeTheProducer() {
    List<Part> events = s3Events(Names.PRODUCER);

    assertThat(events).hasSize(1);
    assertThat(events.getFirst().text("Bucket")).isEqualTo("${FilesBucket}");
    assertThat(events.getFirst().texts("Events")).containsExactly("s3:ObjectCreated:*");
    assertThat(events.getFirst().items("Filter", "S3Key", "Rules"))
        .extracting(Part::value)
        .containsExactly(Map.of("Name", "prefix", "Value", "models/"));
  }

  @Test
  void objects_created_doNotInvokeTheConsumer() {
    assertThat(s3Events(Names.CONSUMER)).isEmpty();
  }

  private List<Part> s3Events(String function) {
    return stack.properties(function).members("Events").values().stream()
        .filter(event -> event.text("Type").equals("S3"))
        .map(event -> event.at("Properties"))
        .toList();
  }

  @Test
  void event_thatFails_isTriedAgainTwice() {
    assertThat(producer.text("EventInvokeConfig", "MaximumRetryAttempts")).isEqualTo("2");
  }

  @Test
  void event_thatFindsNoEnvironment_isTriedForSixHours() {
    assertThat(producer.text("EventInvokeConfig", "MaximumEventAgeInSeconds")).isEqualTo("21600");
  }

  @Test
  void event_thatFailedForGood_isReportedToTheFailureDestination() {
    assertThat(producer.at("EventInvokeConfig", "DestinationConfig", "OnFailure").value())
        .isEqualTo(Map.of("Type", "SQS", "Destination", "${FailedEvents.Arn}"));
  }

  @Test
  void event_thatFailedForGood_isKeptAsADeadLetter() {
    assertThat(producer.at("DeadLetterQueue").value())
        .isEqualTo(Map.of("Type", "SQS", "TargetArn", "${DeadLetters.Arn}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FailedEvents", "DeadLetters"})
  void queue_keepsMessagesForFourteenDays_encrypted(String queue) {
    assertThat(stack.properties(queue).text("MessageRetentionPeriod")).isEqualTo("1209600");
    assertThat(stack.properties(queue).text("SqsManagedSseEnabled")).isEqualTo("true");
  }

  @Test
  void queues_withoutTls_denyEverything() {
    Part policy = stack.properties("QueuePolicy");

    assertThat(policy.texts("Queues"))
        .containsExactlyInAnyOrder("${FailedEvents}", "${DeadLetters}");
    assertThat(Statement.of(policy.at("PolicyDocument")))
        .anyMatch(each ->
            each.deniesEverybody()
                && each.actions().contains("sqs:*")
                && each.resources()
                    .containsAll(List.of("${FailedEvents.Arn}", "${DeadLetters.Arn}"))
                && each.conditions()
                    .equals(Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
  }
}

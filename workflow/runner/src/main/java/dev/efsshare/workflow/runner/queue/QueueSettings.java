package dev.efsshare.workflow.runner.queue;

import dev.efsshare.local.template.ResourceDeclaration;
import java.time.Duration;
import java.util.Map;

/**
 * How a queue is set up.
 *
 * @param visibilityTimeout after which a message that was received and not deleted comes back
 * @param maxReceiveCount how often a message is received before it is a dead letter
 */
public record QueueSettings(Duration visibilityTimeout, int maxReceiveCount) {

  /**
   * What a template says of a queue.
   *
   * @param queue of type {@code AWS::SQS::Queue}
   * @return its settings
   * @throws IllegalArgumentException if it has no redrive policy or no visibility timeout
   */
  public static QueueSettings of(ResourceDeclaration queue) {
    Properties properties = new Properties(queue.logicalId(), queue.properties());
    return new QueueSettings(
        Duration.ofSeconds(properties.number("VisibilityTimeout")),
        properties.section("RedrivePolicy").number("maxReceiveCount"));
  }

  Map<String, String> asAttributes(String deadLetterArn) {
    return Map.of(
        "VisibilityTimeout",
        Long.toString(visibilityTimeout.toSeconds()),
        "RedrivePolicy",
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
            .formatted(deadLetterArn, maxReceiveCount));
  }
}

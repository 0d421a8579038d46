package dev.efsshare.workflow.runner.queue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue and its dead-letter queue in an ElasticMQ of their own, which listens on 127.0.0.1 only
 * and keeps messages in memory. Any SQS client may use it, with any credentials. Safe for use by
 * many threads.
 */
public final class LocalQueue implements AutoCloseable {
  private static final String NAME = "workflow";
  private static final String DEAD_LETTERS = "workflow-dead-letters";
  private static final String HOST = "127.0.0.1";

  /** The most that SQS gives at once. */
  private static final int MOST = 10;

  private static final Duration OFTEN = Duration.ofMillis(100);

  /** Held, since a logger that nobody holds forgets its level. */
  private static final List<Logger> CHATTY =
      List.of(Logger.getLogger("org.elasticmq"), Logger.getLogger("org.apache.pekko"));

  private final SQSRestServer server;
  private final SqsClient sqs;
  private final String url;
  private final String deadLetterUrl;
  private final String arn;

  private LocalQueue(QueueSettings settings, String region, String account) {
    CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    server =
        SQSRestServerBuilder.withInterface(HOST)
            .withDynamicPort()
            .withAWSRegion(region)
            .withAWSAccountId(account)
            .start();
    int port = server.waitUntilStarted().localAddress().getPort();
    sqs = client(URI.create("http://" + HOST + ":" + port), region);
    deadLetterUrl = create(DEAD_LETTERS, Map.of());
    url = create(NAME, settings.asAttributes(arnOf(deadLetterUrl)));
    arn = arnOf(url);
  }

  /**
   * Starts the queues.
   *
   * @param settings of the queue in front of the workflow
   * @param region in ARNs
   * @param account in ARNs and addresses
   * @return queues without messages
   */
  public static LocalQueue start(QueueSettings settings, String region, String account) {
    return new LocalQueue(settings, region, account);
  }

  /**
   * The queue's address, for any SQS client.
   *
   * @return for example {@code http://127.0.0.1:41234/123456789012/workflow}
   */
  public String url() {
    return url;
  }

  /**
   * The queue's name in AWS.
   *
   * @return its ARN
   */
  public String arn() {
    return arn;
  }

  /**
   * Sends a message.
   *
   * @param body any text
   * @return the message's id
   */
  public String send(String body) {
    return sqs.sendMessage(r -> r.queueUrl(url).messageBody(body)).messageId();
  }

  /**
   * Receives messages, which are then out of sight for the visibility timeout.
   *
   * @param most how many at once
   * @param wait how long for the first one; whole seconds
   * @return empty when none came
   */
  public List<Message> receive(int most, Duration wait) {
    return receive(url, most, wait);
  }

  /**
   * Deletes messages that were received.
   *
   * @param messages done with
   */
  public void delete(List<Message> messages) {
    messages.forEach(
        message -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle())));
  }

  /**
   * Lets messages that were received be received again.
   *
   * @param messages not done with
   * @param after which time; whole seconds
   */
  public void giveBack(List<Message> messages, Duration after) {
    messages.forEach(message ->
        sqs.changeMessageVisibility(r ->
            r.queueUrl(url)
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout((int) after.toSeconds())));
  }

  /**
   * How many messages the queue has, those included that are out of sight.
   *
   * @return without dead letters
   */
  public int messages() {
    return sqs
        .getQueueAttributes(r ->
            r.queueUrl(url)
                .attributeNames(
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  /**
   * Takes messages from the dead-letter queue; they stay there and are out of sight for a while.
   *
   * @param wait how long for the first one
   * @return empty when there are none
   * @throws InterruptedException if interrupted
   */
  public List<Message> deadLetters(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    List<Message> letters = receive(deadLetterUrl, MOST, Duration.ZERO);
    // a message that becomes a dead letter does not wake those who wait for one
    while (letters.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(OFTEN);
      letters = receive(deadLetterUrl, MOST, Duration.ZERO);
    }
    return letters;
  }

  /** Ends the queues; messages are lost. */
  @Override
  public void close() {
    sqs.close();
    server.stopAndWait();
  }

  private List<Message> receive(String from, int most, Duration wait) {
    return sqs.receiveMessage(r ->
            r.queueUrl(from)
                .maxNumberOfMessages(most)
                .waitTimeSeconds((int) wait.toSeconds())
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .messageAttributeNames("All"))
        .messages();
  }

  private String create(String name, Map<String, String> attributes) {
    return sqs.createQueue(r -> r.queueName(name).attributesWithStrings(attributes)).queueUrl();
  }

  private String arnOf(String queueUrl) {
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(
                r -> r.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes();
    return Objects.requireNonNull(
        attributes.get(QueueAttributeName.QUEUE_ARN), "every queue has an ARN");
  }

  private static SqsClient client(URI endpoint, String region) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}

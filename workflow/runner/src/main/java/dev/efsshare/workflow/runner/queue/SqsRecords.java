package dev.efsshare.workflow.runner.queue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** Messages as a pipe hands them on: an array, whatever their number. */
final class SqsRecords {
  private static final JsonMapper JSON = new JsonMapper();

  private SqsRecords() {}

  static ArrayNode of(List<Message> messages, String queueArn) {
    ArrayNode records = JSON.createArrayNode();
    messages.forEach(message -> records.add(of(message, queueArn)));
    return records;
  }

  private static ObjectNode of(Message message, String queueArn) {
    ObjectNode entry = JSON.createObjectNode();
    entry.put("messageId", message.messageId());
    entry.put("receiptHandle", message.receiptHandle());
    entry.put("body", message.body());
    ObjectNode attributes = entry.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    entry.putObject("messageAttributes");
    entry.put("md5OfBody", message.md5OfBody());
    entry.put("eventSource", "aws:sqs");
    entry.put("eventSourceARN", queueArn);
    // arn:aws:sqs:region:account:name
    entry.put("awsRegion", queueArn.split(":", -1)[3]);
    return entry;
  }
}

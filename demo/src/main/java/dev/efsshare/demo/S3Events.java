package dev.efsshare.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Event notifications as S3 sends them, to deliver them again or out of order.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
 *     message structure</a>
 */
public final class S3Events {
  private static final ObjectMapper JSON = new ObjectMapper();

  private S3Events() {}

  /**
   * An ObjectCreated:Put event of one record.
   *
   * @param bucket the bucket
   * @param key the key, not encoded
   * @param sizeBytes the object's size
   * @param eTag without quotes
   * @param sequencer hexadecimal; larger is newer
   * @return the event
   */
  public static ObjectNode objectCreated(
      String bucket, String key, long sizeBytes, String eTag, String sequencer) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode record = event.putArray("Records").addObject();
    record.put("eventVersion", "2.1").put("eventSource", "aws:s3").put("awsRegion", "eu-west-1");
    record.put("eventTime", Instant.now().toString()).put("eventName", "ObjectCreated:Put");
    ObjectNode s3 = record.putObject("s3");
    s3.put("s3SchemaVersion", "1.0").put("configurationId", "demonstration");
    s3.putObject("bucket").put("name", bucket).put("arn", "arn:aws:s3:::" + bucket);
    s3.putObject("object")
        .put("key", URLEncoder.encode(key, StandardCharsets.UTF_8))
        .put("size", sizeBytes)
        .put("eTag", eTag)
        .put("sequencer", sequencer);
    return event;
  }
}

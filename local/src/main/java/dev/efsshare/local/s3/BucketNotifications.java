package dev.efsshare.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.local.template.BucketRule;
import dev.efsshare.local.template.FunctionDeclaration;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Sends an S3 event notification to every function whose rules match a written object. Stateless;
 * safe for use by several threads.
 */
public final class BucketNotifications implements Consumer<ObjectCreated> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String region;
  private final List<FunctionDeclaration> functions;
  private final BiConsumer<FunctionDeclaration, String> target;

  /**
   * Connects buckets with functions.
   *
   * @param region named in events
   * @param functions whose bucket rules are to be followed
   * @param target takes a function and the event for it; returns at once
   */
  public BucketNotifications(
      String region,
      List<FunctionDeclaration> functions,
      BiConsumer<FunctionDeclaration, String> target) {
    this.region = region;
    this.functions = List.copyOf(functions);
    this.target = target;
  }

  @Override
  public void accept(ObjectCreated created) {
    for (FunctionDeclaration function : functions) {
      for (BucketRule rule : function.bucketRules()) {
        if (rule.matches(created.bucket(), created.eventName(), created.key())) {
          target.accept(function, event(created, rule.id()));
        }
      }
    }
  }

  private String event(ObjectCreated created, String configurationId) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode notification = event.putArray("Records").addObject();
    notification.put("eventVersion", "2.1");
    notification.put("eventSource", "aws:s3");
    notification.put("awsRegion", region);
    notification.put("eventTime", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    notification.put("eventName", created.eventName());
    notification.putObject("userIdentity").put("principalId", "AWS:LOCAL");
    notification.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
    notification
        .putObject("responseElements")
        .put("x-amz-request-id", randomId().substring(0, 16).toUpperCase(Locale.ROOT))
        .put("x-amz-id-2", randomId() + randomId());
    describe(created, configurationId, notification.putObject("s3"));
    return event.toString();
  }

  private static void describe(ObjectCreated created, String configurationId, ObjectNode s3) {
    s3.put("s3SchemaVersion", "1.0");
    s3.put("configurationId", configurationId);
    ObjectNode bucket = s3.putObject("bucket");
    bucket.put("name", created.bucket());
    bucket.putObject("ownerIdentity").put("principalId", "LOCAL");
    bucket.put("arn", "arn:aws:s3:::" + created.bucket());
    ObjectNode object = s3.putObject("object");
    object.put("key", encode(created.key()));
    object.put("size", created.size());
    object.put("eTag", created.eTag());
    if (!created.versionId().isEmpty()) {
      object.put("versionId", created.versionId());
    }
    object.put("sequencer", created.sequencer());
  }

  /** Form encoding with slashes left alone, as S3 does it. */
  private static String encode(String key) {
    return URLEncoder.encode(key, UTF_8).replace("%2F", "/");
  }

  private static String randomId() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}

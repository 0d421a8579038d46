package dev.efsshare.local.template;

import java.util.List;

/**
 * Which events of which bucket start a function: an {@code S3} event of a function.
 *
 * @param id the event's name in the template; S3 calls it the configuration id
 * @param bucket bucket name
 * @param events event names as written, for example {@code s3:ObjectCreated:*}
 * @param prefix what a key must start with; empty matches every key
 * @param suffix what a key must end with; empty matches every key
 */
public record BucketRule(
    String id, String bucket, List<String> events, String prefix, String suffix) {

  /** Copies the list. */
  public BucketRule {
    events = List.copyOf(events);
  }

  /**
   * Whether an event starts the function.
   *
   * @param bucketName where the object was written
   * @param eventName without {@code s3:}, for example {@code ObjectCreated:Put}
   * @param key object key, not encoded
   * @return true when bucket, event, prefix and suffix all match
   */
  public boolean matches(String bucketName, String eventName, String key) {
    return bucket.equals(bucketName)
        && key.startsWith(prefix)
        && key.endsWith(suffix)
        && events.stream().anyMatch(pattern -> covers(pattern, "s3:" + eventName));
  }

  private static boolean covers(String pattern, String eventName) {
    return pattern.endsWith("*")
        ? eventName.startsWith(pattern.substring(0, pattern.length() - 1))
        : eventName.equals(pattern);
  }
}

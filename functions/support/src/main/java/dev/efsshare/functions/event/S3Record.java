package dev.efsshare.functions.event;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One record of an S3 event notification, not checked yet: a bad record must not stop its
 * neighbours.
 */
public final class S3Record {
  private static final Pattern VERSION_ID = Pattern.compile("[!-~]{1,1024}");
  private static final Pattern SEQUENCER = Pattern.compile("[0-9A-Fa-f]{1,1024}");

  private final JsonObject record;

  S3Record(JsonObject record) {
    this.record = record;
  }

  /**
   * Reads the record.
   *
   * @throws dev.efsshare.functions.error.FunctionException INVALID_REQUEST if it is no record of
   *     event version 2
   */
  public Notice read() {
    String version = required(record, "eventVersion");
    // S3 adds members within a major version; a new major version may mean anything.
    if (!version.startsWith("2.")) {
      throw Problem.invalidRequest(
          "eventVersion '%s' of the S3 record is not known; known: 2.x".formatted(version));
    }
    JsonObject s3 = record.object("s3");
    JsonObject object = s3.object("object");
    return new Notice(
        required(record, "eventName"),
        required(s3.object("bucket"), "name"),
        decoded(required(object, "key")),
        object.number("size", -1),
        optional(object, "eTag"),
        matching(VERSION_ID, "versionId", optional(object, "versionId")),
        matching(SEQUENCER, "sequencer", optional(object, "sequencer")));
  }

  /** The key as it is written in the record, for messages about records that cannot be read. */
  public String rawKey() {
    Object s3 = record.members().get("s3");
    Object object = s3 instanceof java.util.Map<?, ?> map ? map.get("object") : null;
    Object key = object instanceof java.util.Map<?, ?> map ? map.get("key") : null;
    return key == null ? "(no key)" : Problem.shortened(key.toString());
  }

  private static String required(JsonObject parent, String name) {
    String value = parent.string(name);
    if (value == null || value.isEmpty()) {
      throw Problem.invalidRequest("the S3 record has no '" + name + "'");
    }
    return value;
  }

  /** Whoever copies an event through the official event types sends empty instead of absent. */
  private static @Nullable String optional(JsonObject parent, String name) {
    String value = parent.string(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** What S3 never sends can never be ingested: delivering it again would not help. */
  private static @Nullable String matching(Pattern form, String name, @Nullable String value) {
    if (value == null || form.matcher(value).matches()) {
      return value;
    }
    throw Problem.invalidRequest(
        "the '%s' of the S3 record is '%s', which does not match %s".formatted(name, value, form));
  }

  private static String decoded(String key) {
    try {
      return URLDecoder.decode(key, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              ErrorCode.INVALID_REQUEST,
              "the key '%s' of the S3 record is not URL-encoded: %s".formatted(key, e.getMessage()))
          .withCause(e)
          .asException();
    }
  }

  /**
   * What a record tells. Immutable.
   *
   * @param eventName for example {@code ObjectCreated:Put}
   * @param bucket the bucket
   * @param key decoded
   * @param sizeBytes -1 if not told
   * @param eTag without quotes, or null
   * @param versionId in a bucket with versioning, else null
   * @param sequencer orders the events of one key, or null
   */
  public record Notice(
      String eventName,
      String bucket,
      String key,
      long sizeBytes,
      @Nullable String eTag,
      @Nullable String versionId,
      @Nullable String sequencer) {

    /** Whether the object is there now, as far as this event knows. */
    public boolean isCreation() {
      // Notification records say ObjectCreated:Put; configurations say s3:ObjectCreated:Put.
      return eventName.startsWith("ObjectCreated:") || eventName.startsWith("s3:ObjectCreated:");
    }

    /** Whether the object only stands for a folder, as consoles create them. */
    public boolean isFolderMarker() {
      return key.endsWith("/") && sizeBytes <= 0;
    }
  }
}

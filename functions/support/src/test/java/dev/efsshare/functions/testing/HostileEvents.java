package dev.efsshare.functions.testing;

import dev.efsshare.functions.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events that a function may be sent by somebody who means it harm, or nothing good. No state. */
public final class HostileEvents {
  private static final List<String> METHODS =
      List.of("POST", "POST", "GET", "GET", "PUT", "OPTIONS", "post", "", "GET /");
  private static final List<String> MEDIA_TYPES =
      List.of(
          "application/json",
          "application/json; charset=utf-16",
          "application/problem+json",
          "application/octet-stream",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "text/plain",
          "",
          ";",
          "*/*");
  private static final List<String> HEADER_NAMES =
      List.of("content-type", "Content-Type", "CONTENT-TYPE", "host", "", "x-\u0131", "a\r\nb");

  private final Choices choices;
  private final List<String> paths;
  private final List<String> members;

  /**
   * Events for one function.
   *
   * @param paths that it has routes for
   * @param members that its JSON bodies may have
   */
  public HostileEvents(Choices choices, List<String> paths, List<String> members) {
    this.choices = choices;
    this.paths = paths;
    this.members = members;
  }

  /** Any event but S3 notifications. */
  public byte[] request() {
    byte[] event =
        switch (choices.below(8)) {
          case 0 -> HostileJson.nearly(choices).getBytes(StandardCharsets.UTF_8);
          case 1 -> Json.bytes(body());
          case 2, 3, 4 -> Json.bytes(perhapsDamaged(httpApi()));
          default -> Json.bytes(perhapsDamaged(restProxy()));
        };
    return choices.onceIn(8) ? spoilt(event) : event;
  }

  private Map<String, @Nullable Object> perhapsDamaged(Map<String, @Nullable Object> event) {
    return choices.onceIn(3) ? HostileJson.damaged(event, choices) : event;
  }

  private Map<String, @Nullable Object> httpApi() {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    String path = path();
    event.put("version", "2.0");
    event.put("rawPath", path);
    event.put("rawQueryString", rawQuery());
    event.put("headers", headers());
    event.put(
        "requestContext",
        Map.of("http", Map.of("method", choices.oneOf(METHODS), "path", path), "stage", stage()));
    event.put("pathParameters", Map.of("fileId", HostileText.any(choices)));
    putBody(event);
    return event;
  }

  private Map<String, @Nullable Object> restProxy() {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("httpMethod", choices.oneOf(METHODS));
    event.put("path", path());
    event.put("headers", headers());
    event.put("multiValueHeaders", choices.onceIn(2) ? null : Map.of("X", List.of("a", "b")));
    event.put("queryStringParameters", choices.onceIn(2) ? null : query());
    event.put("multiValueQueryStringParameters", choices.onceIn(2) ? null : manyValued());
    event.put("pathParameters", choices.onceIn(2) ? null : Map.of("fileId", "x"));
    putBody(event);
    return event;
  }

  private String stage() {
    return choices.oneOf(List.of("$default", "ingest", "", "/", "models"));
  }

  private String path() {
    if (choices.onceIn(8)) {
      return HostileText.any(choices);
    }
    String path = choices.oneOf(paths);
    return path.replace("{}", HostileText.encoded(choices, HostileText.any(choices)));
  }

  private String rawQuery() {
    if (choices.onceIn(3)) {
      return "";
    }
    String query = "key=" + HostileText.encoded(choices, HostileText.key(choices));
    return switch (choices.below(4)) {
      case 0 -> query + "&key=models/second&replace=" + HostileText.any(choices);
      case 1 -> "&&=&" + query + "&replace=true&" + HostileText.any(choices);
      default -> query;
    };
  }

  private Map<String, Object> query() {
    return Map.of("key", HostileText.key(choices), "replace", HostileText.any(choices));
  }

  private Map<String, Object> manyValued() {
    return Map.of("key", List.of(HostileText.key(choices), "models/second"), "replace", List.of());
  }

  private Map<String, Object> headers() {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("content-type", choices.oneOf(MEDIA_TYPES));
    if (choices.onceIn(3)) {
      headers.put(choices.oneOf(HEADER_NAMES), HostileText.any(choices));
    }
    return headers;
  }

  private void putBody(Map<String, @Nullable Object> event) {
    byte[] content =
        switch (choices.below(6)) {
          case 0 -> choices.bytes(200);
          case 1 -> HostileJson.nearly(choices).getBytes(StandardCharsets.UTF_8);
          case 2 -> spoilt(Json.bytes(body()));
          default -> Json.bytes(body());
        };
    boolean encoded = choices.onceIn(2);
    String text =
        encoded
            ? Base64.getEncoder().encodeToString(content)
            : new String(content, StandardCharsets.UTF_8);
    event.put("body", text);
    // Now and then a lie.
    event.put("isBase64Encoded", choices.onceIn(10) ? !encoded : encoded);
  }

  /** A JSON body, in part of the right members. */
  private Map<String, @Nullable Object> body() {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    int count = choices.below(4);
    for (int i = 0; i <= count; i++) {
      String name = choices.onceIn(12) ? HostileText.any(choices) : choices.oneOf(members);
      body.put(name, member(name));
    }
    return body;
  }

  private @Nullable Object member(String name) {
    if (choices.onceIn(6)) {
      return HostileJson.value(choices);
    }
    return switch (name) {
      case "data" -> Base64.getEncoder().encodeToString(choices.bytes(100));
      case "replace" -> choices.onceIn(2);
      case "sizeBytes" -> choices.below(1000);
      case "model" -> HostileText.place(choices);
      default -> HostileText.key(choices);
    };
  }

  private byte[] spoilt(byte[] text) {
    byte[] spoilt = text.clone();
    if (spoilt.length == 0) {
      return spoilt;
    }
    return switch (choices.below(4)) {
      case 0 -> Arrays.copyOf(spoilt, choices.below(spoilt.length));
      case 1 -> {
        spoilt[choices.below(spoilt.length)] ^= (byte) (1 << choices.below(8));
        yield spoilt;
      }
      case 2 -> {
        spoilt[choices.below(spoilt.length)] = (byte) (0x80 + choices.below(0x80));
        yield spoilt;
      }
      default -> {
        byte[] longer = Arrays.copyOf(spoilt, spoilt.length + 4);
        System.arraycopy(spoilt, 0, longer, 4, spoilt.length);
        for (int i = 0; i < 4; i++) {
          // Such as the marks of UTF-16 and UTF-32.
          longer[i] = choices.oneOf(List.of((byte) 0, (byte) 0xfe, (byte) 0xff, (byte) 0xef));
        }
        yield longer;
      }
    };
  }

  /** No event at all: bytes by chance, or a good event that many bytes were changed in. */
  public byte[] bytes() {
    if (choices.onceIn(3)) {
      return choices.bytes(300);
    }
    byte[] event = choices.onceIn(2) ? request() : notification("my-bucket");
    int changes = 1 + choices.below(10);
    for (int i = 0; i < changes; i++) {
      event = spoilt(event);
    }
    return event;
  }

  /** An S3 notification, or nearly one. */
  public byte[] notification(String bucket) {
    int count = choices.onceIn(50) ? 300 : choices.below(5);
    List<@Nullable Object> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, @Nullable Object> record = record(bucket);
      records.add(choices.onceIn(4) ? HostileJson.damaged(record, choices) : record);
    }
    byte[] event = Json.bytes(Map.of("Records", records));
    return choices.onceIn(20) ? spoilt(event) : event;
  }

  private Map<String, @Nullable Object> record(String bucket) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("key", HostileText.encoded(choices, HostileText.key(choices)));
    object.put("size", choices.oneOf(List.of(100, 0, -1, Long.MAX_VALUE, 1.5, "7")));
    object.put("eTag", HostileText.any(choices));
    object.put("sequencer", choices.oneOf(List.of("0A", "0B", "", "zz", "-1", "F".repeat(2000))));
    if (choices.onceIn(3)) {
      object.put("versionId", choices.oneOf(List.of("v1", "null", "", "../v1")));
    }
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("eventVersion", choices.oneOf(List.of("2.1", "2.1", "2.9", "3.0", "2", "")));
    record.put("eventSource", "aws:s3");
    record.put(
        "eventName",
        choices.oneOf(List.of("ObjectCreated:Put", "ObjectCreated:Put", "ObjectRemoved:Delete")));
    record.put("s3", s3(choices.onceIn(12) ? HostileText.any(choices) : bucket, object));
    return record;
  }

  private static Map<String, @Nullable Object> s3(
      String bucket, Map<String, @Nullable Object> object) {
    Map<String, @Nullable Object> s3 = new LinkedHashMap<>();
    s3.put("bucket", Map.of("name", bucket));
    s3.put("object", object);
    return s3;
  }
}

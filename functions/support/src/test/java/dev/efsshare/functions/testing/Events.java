package dev.efsshare.functions.testing;

import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events made from the documented samples. */
public final class Events {
  private Events() {}

  /** A sample as it is. */
  public static byte[] sample(String name) {
    try (InputStream in = Events.class.getResourceAsStream("/events/" + name + ".json")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request to an HTTP API with a JSON body. */
  public static byte[] httpApi(String method, String path, String body) {
    return httpApi(method, path, "", Map.of("content-type", "application/json"), body);
  }

  /** A request to an HTTP API. */
  public static byte[] httpApi(
      String method, String path, String query, Map<String, String> headers, String body) {
    Map<String, Object> event = members("http-api-2.0");
    Map<String, Object> context = new LinkedHashMap<>(map(event.get("requestContext")));
    Map<String, Object> http = new LinkedHashMap<>(map(context.get("http")));
    http.put("method", method);
    http.put("path", path);
    context.put("http", http);
    context.put("routeKey", method + " " + path);
    event.put("requestContext", context);
    event.put("routeKey", method + " " + path);
    event.put("rawPath", path);
    event.put("rawQueryString", query);
    event.put("headers", headers);
    event.put("body", body);
    event.put("isBase64Encoded", false);
    return Json.bytes(event);
  }

  /**
   * A GET to an HTTP API.
   *
   * @param query as the client encoded it
   * @param pathParameters as API Gateway decodes them; empty for a route without any
   */
  public static byte[] httpApiGet(String path, String query, Map<String, String> pathParameters) {
    byte[] event = httpApi("GET", path, query, Map.of(), "");
    Map<String, Object> members = new LinkedHashMap<>(Json.parseObject(event, "event").members());
    return withPathParameters(members, pathParameters);
  }

  /**
   * A GET to a REST API.
   *
   * @param query decoded, as a REST API has it
   * @param pathParameters as API Gateway decodes them; empty for a route without any
   */
  public static byte[] restProxyGet(
      String path, Map<String, String> query, Map<String, String> pathParameters) {
    byte[] event = restProxy("GET", path, "");
    Map<String, Object> members = new LinkedHashMap<>(Json.parseObject(event, "event").members());
    members.put("queryStringParameters", query);
    return withPathParameters(members, pathParameters);
  }

  private static byte[] withPathParameters(
      Map<String, Object> event, Map<String, String> pathParameters) {
    // A route without parameters has null in one format and no member in the other.
    event.put("pathParameters", pathParameters.isEmpty() ? null : pathParameters);
    return Json.bytes(event);
  }

  /** A request to a REST API with a JSON body. */
  public static byte[] restProxy(String method, String path, String body) {
    Map<String, Object> event = members("rest-proxy-1.0");
    event.put("httpMethod", method);
    event.put("path", path);
    event.put("resource", path);
    event.put("headers", Map.of("Content-Type", "application/json"));
    event.put("multiValueHeaders", Map.of("Content-Type", List.of("application/json")));
    event.put("queryStringParameters", Map.of());
    event.put("multiValueQueryStringParameters", Map.of());
    event.put("body", body);
    event.put("isBase64Encoded", false);
    return Json.bytes(event);
  }

  /** An HTTP API request with binary content. */
  public static byte[] httpApiRaw(String path, String query, String mediaType, byte[] content) {
    Map<String, Object> event =
        new LinkedHashMap<>(
            Json.parseObject(
                    httpApi("POST", path, query, Map.of("content-type", mediaType), ""), "event")
                .members());
    event.put("body", Base64.getEncoder().encodeToString(content));
    event.put("isBase64Encoded", true);
    return Json.bytes(event);
  }

  /** A notification with one record for each object. */
  public static byte[] s3(S3Object... objects) {
    List<Object> records = new ArrayList<>();
    for (S3Object object : objects) {
      records.add(record(object));
    }
    return Json.bytes(Map.of("Records", records));
  }

  private static Map<String, Object> record(S3Object object) {
    JsonObject sample = Json.parseObject(sample("s3-object-created"), "sample");
    Map<String, Object> record = new LinkedHashMap<>(map(sample.list("Records").getFirst()));
    Map<String, Object> s3 = new LinkedHashMap<>(map(record.get("s3")));
    s3.put("bucket", Map.of("name", object.bucket(), "arn", "arn:aws:s3:::" + object.bucket()));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("key", object.encodedKey());
    members.put("size", object.sizeBytes());
    members.put("eTag", "d41d8cd98f00b204e9800998ecf8427e");
    if (!object.versionId().isEmpty()) {
      members.put("versionId", object.versionId());
    }
    members.put("sequencer", object.sequencer());
    s3.put("object", members);
    record.put("s3", s3);
    record.put("eventName", object.eventName());
    return record;
  }

  private static Map<String, Object> members(String sample) {
    JsonObject object = Json.parseObject(sample(sample), sample);
    return new LinkedHashMap<>(object.members());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  /** Base64 of text. */
  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What a record tells of.
   *
   * @param encodedKey as S3 encodes it
   * @param versionId empty for none
   */
  public record S3Object(
      String bucket,
      String encodedKey,
      String versionId,
      long sizeBytes,
      String sequencer,
      String eventName) {

    /** An object that was put. */
    public static S3Object put(String bucket, String encodedKey, String sequencer) {
      return new S3Object(bucket, encodedKey, "", 100, sequencer, "ObjectCreated:Put");
    }

    /** This object in another version. */
    public S3Object withVersion(String value) {
      return new S3Object(bucket, encodedKey, value, sizeBytes, sequencer, eventName);
    }

    /** This object with another size. */
    public S3Object withSize(long value) {
      return new S3Object(bucket, encodedKey, versionId, value, sequencer, eventName);
    }

    /** This object in another event. */
    public S3Object withEvent(String value) {
      return new S3Object(bucket, encodedKey, versionId, sizeBytes, sequencer, value);
    }
  }
}

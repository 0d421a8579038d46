package dev.efsshare.functions.event;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the events a function may be invoked with: HTTP API payload 2.0, REST proxy 1.0, S3
 * notifications, S3's test event, and a bare request object from a direct invocation.
 *
 * <p>Thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Payload
 *     formats</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">S3
 *     event message structure</a>
 */
public final class EventParser {
  private final String directPath;
  private final Set<String> directMembers;

  /**
   * A parser.
   *
   * @param directPath to which path a bare request object is posted
   * @param directMembers the members of which a bare request object has at least one
   */
  public EventParser(String directPath, Set<String> directMembers) {
    this.directPath = directPath;
    this.directMembers = Set.copyOf(directMembers);
  }

  /**
   * Reads an event.
   *
   * @throws dev.efsshare.functions.error.FunctionException INVALID_REQUEST if it is none of those
   *     known
   */
  public LambdaEvent parse(byte[] event) {
    JsonObject json = Json.parseObject(event, "the event");
    if (json.has("Records")) {
      return s3Notification(json.list("Records"));
    }
    if ("s3:TestEvent".equals(json.members().get("Event"))) {
      return new LambdaEvent.S3Test(String.valueOf(json.members().get("Bucket")));
    }
    if ("2.0".equals(json.members().get("version")) && json.has("requestContext")) {
      return new LambdaEvent.Http(httpApi(json));
    }
    if (json.has("httpMethod")) {
      return new LambdaEvent.Http(restProxy(json));
    }
    if (directMembers.stream().anyMatch(json::has)) {
      return new LambdaEvent.Http(direct(event));
    }
    throw Problem.invalidRequest(
        "the event is of no kind this function knows: HTTP API payload 2.0, REST proxy 1.0,"
            + " S3 notification, or an object with one of "
            + directMembers.stream().sorted().toList());
  }

  private static LambdaEvent s3Notification(List<?> records) {
    List<S3Record> read = new ArrayList<>();
    for (Object each : records) {
      if (!(each instanceof Map<?, ?> record) || !"aws:s3".equals(record.get("eventSource"))) {
        throw Problem.invalidRequest(
            "'Records' has a record whose eventSource is not aws:s3; only S3 notifications are"
                + " known");
      }
      read.add(new S3Record(JsonObject.of(record)));
    }
    return new LambdaEvent.S3Notification(read);
  }

  private static HttpRequest httpApi(JsonObject json) {
    JsonObject context = json.object("requestContext");
    String method = context.object("http").string("method");
    return new HttpRequest(
        PayloadFormat.HTTP_API_2,
        upper(method),
        withoutStage(json.string("rawPath"), context.string("stage")),
        strings(json.object("pathParameters")),
        lowerNames(json.object("headers")),
        firstValues(json.string("rawQueryString")),
        body(json));
  }

  private static HttpRequest restProxy(JsonObject json) {
    Map<String, String> headers = new LinkedHashMap<>(lowerNames(json.object("headers")));
    headers.putAll(lowerNames(json.object("multiValueHeaders")));
    Map<String, String> query = new LinkedHashMap<>(strings(json.object("queryStringParameters")));
    JsonObject multi = json.object("multiValueQueryStringParameters");
    multi.members().keySet().forEach(name -> query.put(name, first(multi.list(name))));
    String path = json.string("path");
    return new HttpRequest(
        PayloadFormat.REST_PROXY_1,
        upper(json.string("httpMethod")),
        path == null ? "/" : path,
        strings(json.object("pathParameters")),
        headers,
        query,
        body(json));
  }

  private HttpRequest direct(byte[] event) {
    return new HttpRequest(
        PayloadFormat.DIRECT,
        "POST",
        directPath,
        Map.of(),
        Map.of(),
        Map.of(),
        ByteBuffer.wrap(event));
  }

  private static ByteBuffer body(JsonObject json) {
    String body = json.string("body");
    if (body == null) {
      return ByteBuffer.allocate(0);
    }
    if (!json.flag("isBase64Encoded")) {
      return ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8));
    }
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(body));
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              ErrorCode.INVALID_REQUEST,
              "the body is marked as base64 and is not: " + e.getMessage())
          .withCause(e)
          .asException();
    }
  }

  private static String upper(@Nullable String method) {
    return method == null ? "" : method.toUpperCase(Locale.ROOT);
  }

  /** The raw path of a named stage starts with its name; that of {@code $default} does not. */
  private static String withoutStage(@Nullable String rawPath, @Nullable String stage) {
    if (rawPath == null || rawPath.isEmpty()) {
      return "/";
    }
    return stage != null && rawPath.startsWith("/" + stage + "/")
        ? rawPath.substring(stage.length() + 1)
        : rawPath;
  }

  private static Map<String, String> lowerNames(JsonObject headers) {
    Map<String, String> result = new LinkedHashMap<>();
    strings(headers).forEach((name, value) -> result.put(name.toLowerCase(Locale.ROOT), value));
    return result;
  }

  private static Map<String, String> strings(JsonObject object) {
    Map<String, String> result = new LinkedHashMap<>();
    object
        .members()
        .forEach((name, value) -> {
          if (value instanceof List<?> values) {
            result.put(name, String.join(",", values.stream().map(String::valueOf).toList()));
          } else if (value != null) {
            result.put(name, value.toString());
          }
        });
    return result;
  }

  private static String first(List<?> values) {
    return values.isEmpty() ? "" : String.valueOf(values.getFirst());
  }

  /** The raw string, since payload 2.0 joins several values with commas, which values may have. */
  private static Map<String, String> firstValues(@Nullable String rawQuery) {
    Map<String, String> result = new LinkedHashMap<>();
    if (rawQuery == null || rawQuery.isEmpty()) {
      return result;
    }
    for (String pair : rawQuery.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      result.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return result;
  }

  private static String decoded(String text) {
    try {
      return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              ErrorCode.INVALID_REQUEST,
              "the query string has '%s', which is not URL-encoded: %s"
                  .formatted(text, e.getMessage()))
          .withCause(e)
          .asException();
    }
  }
}

package dev.efsshare.functions.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request, whatever delivered it. Immutable.
 *
 * @param format how it came
 * @param method in upper case
 * @param path without stage, for example {@code /ingest}
 * @param pathParameters the variable segments of the path by name; those that the event names, and
 *     for an action those of its route's template
 * @param headers by lower-case name; several values of one name are joined by {@code ,}
 * @param query decoded; of several values of one name, the first
 * @param body decoded, empty if there is none
 */
public record HttpRequest(
    PayloadFormat format,
    String method,
    String path,
    Map<String, String> pathParameters,
    Map<String, String> headers,
    Map<String, String> query,
    ByteBuffer body) {

  /** Protects the components. */
  public HttpRequest {
    pathParameters = Map.copyOf(pathParameters);
    headers = Map.copyOf(headers);
    query = Map.copyOf(query);
    body = body.asReadOnlyBuffer();
  }

  /** This request with other path parameters. */
  public HttpRequest withPathParameters(Map<String, String> values) {
    return new HttpRequest(format, method, path, values, headers, query, body);
  }

  /** The content; position 0. */
  @Override
  public ByteBuffer body() {
    return body.duplicate();
  }

  /** A copy of the content. */
  public byte[] bodyBytes() {
    byte[] bytes = new byte[body.remaining()];
    body.duplicate().get(bytes);
    return bytes;
  }

  /** Whether the body has nothing but the blanks that JSON allows. */
  public boolean isBlank() {
    ByteBuffer rest = body();
    while (rest.hasRemaining()) {
      if (" \t\n\r".indexOf(rest.get()) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The media type of the body in lower case, without parameters; null if none is given. */
  public @Nullable String mediaType() {
    String type = headers.get("content-type");
    return type == null ? null : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the body is meant as JSON: its media type says so; or the media type is missing, or the
   * one that curl sends when told none, and the body starts like an object.
   */
  public boolean isJson() {
    if (format == PayloadFormat.DIRECT) {
      return true;
    }
    String type = mediaType();
    if (type == null || type.equals("application/x-www-form-urlencoded")) {
      return startsLikeObject();
    }
    return type.equals("application/json") || type.endsWith("+json");
  }

  private boolean startsLikeObject() {
    int start = Math.min(body.remaining(), 64);
    byte[] head = new byte[start];
    body.duplicate().get(head);
    return new String(head, StandardCharsets.ISO_8859_1).stripLeading().startsWith("{");
  }
}

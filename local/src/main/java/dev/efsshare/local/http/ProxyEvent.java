package dev.efsshare.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.efsshare.local.template.LocalAccount;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Builds the event of a request in payload format 2.0. */
final class ProxyEvent {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  private static final Pattern TEXT_TYPE =
      Pattern.compile(
          "text/.*|application/(.*\\+)?(json|xml)|application/javascript",
          Pattern.CASE_INSENSITIVE);
  private static final String API_ID = "local";

  private final LocalAccount account;

  ProxyEvent(LocalAccount account) {
    this.account = account;
  }

  /** The event's JSON. */
  String of(HttpExchange exchange, Routes.Match match, String requestId, byte[] body) {
    // decoded, whatever its name says; only the query string comes raw
    RequestTarget target = RequestTarget.of(exchange.getRequestURI());
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", match.route().routeKey());
    event.put("rawPath", target.path());
    event.put("rawQueryString", target.rawQuery());
    addCookies(exchange, event);
    addHeaders(exchange, event.putObject("headers"));
    addAll(event, "queryStringParameters", query(target.rawQuery()));
    addContext(exchange, match, requestId, event.putObject("requestContext"));
    addAll(event, "pathParameters", match.pathParameters());
    addBody(exchange, event, body);
    return event.toString();
  }

  private static void addCookies(HttpExchange exchange, ObjectNode event) {
    List<String> headers = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
    if (!headers.isEmpty()) {
      var cookies = event.putArray("cookies");
      for (String header : headers) {
        for (String cookie : header.split(";\\s*", -1)) {
          cookies.add(cookie);
        }
      }
    }
  }

  private static void addHeaders(HttpExchange exchange, ObjectNode headers) {
    Map<String, String> sorted = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> sorted.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    sorted.remove("cookie");
    sorted.put("x-forwarded-for", sourceIp(exchange));
    sorted.put("x-forwarded-port", Integer.toString(exchange.getLocalAddress().getPort()));
    sorted.put("x-forwarded-proto", "http");
    sorted.forEach(headers::put);
  }

  private void addContext(
      HttpExchange exchange, Routes.Match match, String requestId, ObjectNode context) {
    Instant now = Instant.now();
    context.put("accountId", account.accountId());
    context.put("apiId", API_ID);
    context.put(
        "domainName", header(exchange, "Host").orElse("localhost").replaceFirst(":\\d+$", ""));
    context.put("domainPrefix", API_ID);
    context
        .putObject("http")
        .put("method", exchange.getRequestMethod())
        .put("path", RequestTarget.of(exchange.getRequestURI()).path())
        .put("protocol", exchange.getProtocol())
        .put("sourceIp", sourceIp(exchange))
        .put("userAgent", header(exchange, "User-Agent").orElse(""));
    context.put("requestId", requestId);
    context.put("routeKey", match.route().routeKey());
    context.put("stage", "$default");
    context.put("time", TIME.format(now.atOffset(ZoneOffset.UTC)));
    context.put("timeEpoch", now.toEpochMilli());
  }

  private static void addBody(HttpExchange exchange, ObjectNode event, byte[] body) {
    if (body.length == 0) {
      event.put("isBase64Encoded", false);
      return;
    }
    Optional<String> text = isText(exchange) ? decode(body) : Optional.empty();
    event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
    event.put("isBase64Encoded", text.isEmpty());
  }

  private static boolean isText(HttpExchange exchange) {
    String type = header(exchange, "Content-Type").orElse("text/plain");
    return header(exchange, "Content-Encoding").isEmpty()
        && TEXT_TYPE.matcher(type.split(";", 2)[0].strip()).matches();
  }

  /** Bytes that are no text travel as base64 whatever their type says, so that none are lost. */
  private static Optional<String> decode(byte[] body) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        String value = parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "";
        parameters.merge(
            URLDecoder.decode(parts[0], UTF_8), value, (first, next) -> first + "," + next);
      }
    }
    return parameters;
  }

  private static void addAll(ObjectNode event, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      ObjectNode object = event.putObject(name);
      values.forEach(object::put);
    }
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static String sourceIp(HttpExchange exchange) {
    return exchange.getRemoteAddress().getAddress().getHostAddress();
  }
}

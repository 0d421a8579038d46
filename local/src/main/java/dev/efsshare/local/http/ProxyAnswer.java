package dev.efsshare.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.efsshare.local.net.Reply;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Turns what a function returned into an HTTP answer, by the rules of payload format 2.0. */
final class ProxyAnswer {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ProxyAnswer() {}

  /** The answer; empty when the function's value is none. */
  static Optional<Reply> of(String payload) {
    try {
      JsonNode value = JSON.readTree(payload);
      return value.isObject() && value.has("statusCode") ? formatted(value) : bare(value);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A value without a status is the body of a 200; a text stands for itself. */
  private static Optional<Reply> bare(JsonNode value) {
    return Optional.of(Reply.json(200, value.isTextual() ? value.textValue() : value.toString()));
  }

  private static Optional<Reply> formatted(JsonNode value) {
    int status = value.path("statusCode").asInt(0);
    if (status < 100 || status > 599) {
      return Optional.empty();
    }
    Reply reply = Reply.of(status, body(value));
    boolean typed = false;
    for (Map.Entry<String, JsonNode> header : value.path("headers").properties()) {
      // the length is the server's to tell
      if (!header.getKey().equalsIgnoreCase("Content-Length")) {
        reply = reply.with(header.getKey(), header.getValue().asText());
      }
      typed |= header.getKey().equalsIgnoreCase("Content-Type");
    }
    for (JsonNode cookie : value.path("cookies")) {
      reply = reply.with("Set-Cookie", cookie.asText());
    }
    return Optional.of(typed ? reply : reply.with("Content-Type", "text/plain;charset=UTF-8"));
  }

  private static byte[] body(JsonNode value) {
    String body = value.path("body").asText("");
    return value.path("isBase64Encoded").asBoolean(false)
        ? Base64.getDecoder().decode(body)
        : body.getBytes(UTF_8);
  }
}

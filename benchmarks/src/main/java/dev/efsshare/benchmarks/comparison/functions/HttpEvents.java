package dev.efsshare.benchmarks.comparison.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/** Requests and answers as API Gateway's payload format 2.0 has them. */
public final class HttpEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HttpEvents() {}

  /**
   * A request with a JSON body.
   *
   * @param path for example {@code /ingest}
   * @param body its members
   * @return the event
   */
  public static String post(String path, Map<String, String> body) {
    return event("POST", path, text(body));
  }

  private static String event(String method, String path, String body) {
    return text(
        Map.of(
            "version",
            "2.0",
            "routeKey",
            method + " " + path,
            "rawPath",
            path,
            "rawQueryString",
            "",
            "headers",
            Map.of("content-type", "application/json"),
            "requestContext",
            Map.of(
                "http",
                Map.of("method", method, "path", path, "sourceIp", "127.0.0.1"),
                "stage",
                "$default"),
            "body",
            body,
            "isBase64Encoded",
            false));
  }

  /**
   * The body of an answer.
   *
   * @param answer what a function posted
   * @return the body, JSON
   * @throws IOException if the status is not 2xx; the message has the body
   */
  public static JsonNode bodyOf(String answer) throws IOException {
    JsonNode read = JSON.readTree(answer);
    int status = read.path("statusCode").asInt();
    if (status < 200 || status > 299) {
      throw new IOException("a function answered %d: %s".formatted(status, answer));
    }
    return JSON.readTree(read.path("body").asText());
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and maps are always JSON", e);
    }
  }
}

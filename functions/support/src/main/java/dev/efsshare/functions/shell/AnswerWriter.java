package dev.efsshare.functions.shell;

import dev.efsshare.functions.event.PayloadFormat;
import dev.efsshare.functions.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers in the form that the request's format asks for. */
final class AnswerWriter {
  /**
   * A REST API leaves CORS of proxied answers to the function; an HTTP API adds these itself, and
   * would have them twice.
   */
  private static final Map<String, String> CORS =
      Map.of(
          "Access-Control-Allow-Origin", "*",
          "Access-Control-Allow-Methods", "GET,POST,OPTIONS",
          "Access-Control-Allow-Headers", "Content-Type,X-Amz-Date,Authorization");

  private AnswerWriter() {}

  static byte[] bytes(PayloadFormat format, Answer answer) {
    return Json.bytes(format == PayloadFormat.DIRECT ? direct(answer) : proxied(format, answer));
  }

  private static Map<String, Object> direct(Answer answer) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("statusCode", answer.status());
    members.putAll(answer.body());
    return members;
  }

  private static Map<String, Object> proxied(PayloadFormat format, Answer answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    if (format == PayloadFormat.REST_PROXY_1) {
      headers.putAll(CORS);
    }
    headers.putAll(answer.headers());
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("statusCode", answer.status());
    members.put("headers", headers);
    members.put("body", answer.body().isEmpty() ? "" : Json.text(answer.body()));
    members.put("isBase64Encoded", false);
    return members;
  }
}

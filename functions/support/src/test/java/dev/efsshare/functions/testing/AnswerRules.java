package dev.efsshare.functions.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** What holds of every answer to a request, whatever was asked. No state. */
public final class AnswerRules {
  /**
   * Lambda takes answers up to 6 MB; an error needs no more than this, however long the request.
   */
  private static final int MAX_ERROR_BYTES = 64 << 10;

  private AnswerRules() {}

  /**
   * Checks an answer of a function whose surroundings are healthy: no server's fault, and errors in
   * the documented shape.
   *
   * @return the body
   */
  public static JsonObject check(byte[] answer, String requestId) {
    JsonObject whole = Json.parseObject(answer, "the answer");
    long status = whole.number("statusCode", -1);
    assertThat(status).isBetween(200L, 499L);
    JsonObject body = whole.has("headers") ? proxied(whole) : whole;
    if (status >= 400) {
      assertThat(answer.length).isLessThan(MAX_ERROR_BYTES);
      checkError(status, body, requestId);
    }
    return body;
  }

  private static JsonObject proxied(JsonObject whole) {
    assertThat(whole.members())
        .containsOnlyKeys("statusCode", "headers", "body", "isBase64Encoded")
        .containsEntry("isBase64Encoded", false);
    assertThat(whole.object("headers").string("Content-Type")).isEqualTo("application/json");
    String body = String.valueOf(whole.string("body"));
    return body.isEmpty()
        ? Json.parseObject("{}".getBytes(StandardCharsets.UTF_8), "nothing")
        : Json.parseObject(body.getBytes(StandardCharsets.UTF_8), "the body");
  }

  private static void checkError(long status, JsonObject body, String requestId) {
    ErrorCode code = ErrorCode.valueOf(String.valueOf(body.string("error")));
    assertThat(code.status()).isEqualTo((int) status);
    assertThat(body.string("message")).isNotBlank();
    assertThat(body.string("requestId")).isEqualTo(requestId);
    assertThat(body.string("stage")).isEqualTo(code.answerStage());
  }
}

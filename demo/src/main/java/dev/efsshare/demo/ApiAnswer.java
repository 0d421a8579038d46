package dev.efsshare.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * An answer of the share.
 *
 * @param status the HTTP status
 * @param body the JSON body
 * @param took from sending the request to having the whole answer
 * @param requestId of a direct invocation, the request's id; of others empty
 */
public record ApiAnswer(int status, JsonNode body, Duration took, String requestId) {

  /**
   * A text field of the body.
   *
   * @param name the field
   * @return its text, empty if there is none
   */
  public String text(String name) {
    return body.path(name).asText();
  }

  /**
   * Whether the environment that answered had not answered before.
   *
   * @return true of a cold start
   */
  public boolean cold() {
    return body.path("coldStart").asBoolean();
  }
}

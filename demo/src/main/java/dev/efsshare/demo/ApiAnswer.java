package dev.efsshare.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * An answer of the share's HTTP API.
 *
 * @param status the HTTP status
 * @param body the JSON body
 * @param took from sending the request to having the whole answer
 */
public record ApiAnswer(int status, JsonNode body, Duration took) {

  /**
   * A text field of the body.
   *
   * @param name the field
   * @return its text, empty if there is none
   */
  public String text(String name) {
    return body.path(name).asText();
  }
}

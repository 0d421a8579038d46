package dev.efsshare.functions.shell;

import dev.efsshare.functions.error.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a function answers. Immutable.
 *
 * @param status the HTTP status
 * @param body written as a JSON object
 * @param headers beside those that every answer has
 */
public record Answer(int status, Map<String, Object> body, Map<String, String> headers) {

  /** Keeps the order of the members. */
  public Answer {
    body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    headers = Map.copyOf(headers);
  }

  /** Success. */
  public static Answer ok(Map<String, Object> body) {
    return new Answer(200, body, Map.of());
  }

  /** A failure. */
  public static Answer of(Problem problem, String requestId) {
    return new Answer(problem.code().status(), problem.toBody(requestId), Map.of());
  }

  /** This answer with one more header. */
  public Answer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, more);
  }
}

package dev.efsshare.workflow.definition;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * After which errors a step is tried again, how often and when.
 *
 * @param errors by name
 * @param first the pause before the first retry, whole seconds
 * @param retries how often, without the first attempt
 * @param backoff by what each pause is longer than the one before
 * @param most no pause is longer, and each is of a length by chance from nothing to its own, so
 *     that executions come apart; empty for pauses as they are
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error">
 *     Retrying after an error</a>
 */
record Retrier(
    List<String> errors, Duration first, int retries, double backoff, Optional<Duration> most) {
  private static final JsonMapper JSON = new JsonMapper();

  ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode names = json.putArray("ErrorEquals");
    errors.forEach(names::add);
    json.put("IntervalSeconds", first.toSeconds());
    json.put("MaxAttempts", retries);
    if (backoff == Math.rint(backoff)) {
      json.put("BackoffRate", (int) backoff);
    } else {
      json.put("BackoffRate", backoff);
    }
    most.ifPresent(longest -> {
      json.put("MaxDelaySeconds", longest.toSeconds());
      json.put("JitterStrategy", "FULL");
    });
    return json;
  }

  /** All of its pauses together, when chance makes none of them shorter. */
  Duration pauses() {
    Duration all = Duration.ZERO;
    for (int i = 0; i < retries; i++) {
      Duration pause = Duration.ofMillis((long) (first.toMillis() * Math.pow(backoff, i)));
      all = all.plus(most.filter(longest -> longest.compareTo(pause) < 0).orElse(pause));
    }
    return all;
  }
}

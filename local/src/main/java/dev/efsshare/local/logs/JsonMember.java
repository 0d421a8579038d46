package dev.efsshare.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a JSON object, such as {@code $.error.code} or {@code $.records[0].key}.
 *
 * @param selector as typed
 * @param steps names, and numbers in brackets
 */
record JsonMember(String selector, List<String> steps) {

  private static final Pattern STEP =
      Pattern.compile("\\G(?:\\.([\\p{L}\\p{N}_-]+)|\\[(\\d{1,6})])");

  static JsonMember of(String selector) {
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(selector);
    int end = Math.min(1, selector.length());
    step.region(end, selector.length());
    while (step.find()) {
      steps.add(step.group());
      end = step.end();
    }
    if (!selector.startsWith("$") || steps.isEmpty() || end < selector.length()) {
      throw new IllegalArgumentException(
          "'%s' is no member of a JSON object; say for example $.level, $.error.code or $.list[0]"
              .formatted(selector));
    }
    return new JsonMember(selector, List.copyOf(steps));
  }

  /** The value; a missing node when the object has none. */
  JsonNode in(JsonNode object) {
    JsonNode found = object;
    for (String step : steps) {
      found =
          step.startsWith("[")
              ? found.path(Integer.parseInt(step.substring(1, step.length() - 1)))
              : found.path(step.substring(1));
    }
    return found;
  }
}

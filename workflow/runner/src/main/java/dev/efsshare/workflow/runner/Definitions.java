package dev.efsshare.workflow.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in what stands for names and ARNs in a state machine, as a deployment does. */
final class Definitions {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

  private Definitions() {}

  /**
   * A state machine that can be run.
   *
   * @param text Amazon States Language
   * @param values by the names that stand for them
   * @return with every value filled in
   * @throws IllegalArgumentException when there is no value for a name, or the text is no JSON
   */
  static JsonNode fillIn(String text, Map<String, String> values) {
    String filled =
        PLACE
            .matcher(text)
            .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), values)));
    try {
      return JSON.readTree(filled);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the state machine is no JSON: " + e.getMessage(), e);
    }
  }

  private static String value(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "the state machine needs ${%s}; there are only %s".formatted(name, values.keySet()));
    }
    return value;
  }
}

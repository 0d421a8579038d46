package dev.efsshare.local.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions on the members of a JSON object: {@code { $.level = "ERROR" || $.status >= 500 }}. */
final class JsonPattern implements FilterPattern {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\G\\s*(?<token>&&|\\|\\||[(){}]|<=|>=|!=|[=<>]"
              + "|\"(?:[^\"\\\\]|\\\\.)*\"|\\$[^\\s=!<>(){}&|]*|[^\\s=!<>(){}&|\"]+)");

  private final Predicate<JsonNode> condition;

  private JsonPattern(Predicate<JsonNode> condition) {
    this.condition = condition;
  }

  static JsonPattern parse(String text) {
    return new JsonPattern(new JsonConditions(text, tokens(text)).read());
  }

  @Override
  public boolean matches(String line) {
    if (!line.startsWith("{")) {
      return false;
    }
    try {
      return condition.test(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static List<String> tokens(String text) {
    Matcher token = TOKEN.matcher(text);
    List<String> tokens = token.results().map(each -> each.group(1)).toList();
    token.reset();
    int end = 0;
    while (token.find()) {
      end = token.end();
    }
    if (end < text.length()) {
      throw new IllegalArgumentException(
          "Filter '%s' is not understood from '%s' on"
              .formatted(text, text.substring(end).strip()));
    }
    return tokens;
  }
}

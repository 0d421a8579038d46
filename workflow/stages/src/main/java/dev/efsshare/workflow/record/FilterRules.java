package dev.efsshare.workflow.record;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which records Filter keeps, as {@code FILTER_RULES} says it in JSON. Every member may be left
 * out. Immutable.
 *
 * @param minCharacters {@code minCharacters}: texts that are shorter are dropped as {@code
 *     too-short}; counted are code points
 * @param maxCharacters {@code maxCharacters}: longer ones, as {@code too-long}
 * @param minLetterShare {@code minLetterShare}: of a text's characters that are not white space, at
 *     least this part are letters, from 0 to 1; else {@code few-letters}
 * @param exclude {@code exclude}: regular expressions; a text in which one is found is dropped as
 *     {@code unwanted}
 * @param languages {@code languages}: others are dropped as {@code other-language}; for a Filter
 *     after Score; null for any
 * @param minConfidence {@code minConfidence}: less is dropped as {@code low-confidence}; for a
 *     Filter after Score; null for any
 */
public record FilterRules(
    long minCharacters,
    long maxCharacters,
    double minLetterShare,
    List<Pattern> exclude,
    @Nullable Set<String> languages,
    @Nullable Double minConfidence) {
  /** The variable that has them. */
  public static final String VARIABLE = "FILTER_RULES";

  private static final List<String> MEMBERS =
      List.of(
          "minCharacters",
          "maxCharacters",
          "minLetterShare",
          "exclude",
          "languages",
          "minConfidence");

  /** Copies the lists. */
  public FilterRules {
    exclude = List.copyOf(exclude);
    languages = languages == null ? null : Set.copyOf(languages);
  }

  /**
   * Reads the rules.
   *
   * @param json or null or blank for rules that keep everything
   * @throws IllegalArgumentException naming the variable, what is wrong with it and what would be
   *     right
   */
  public static FilterRules parse(@Nullable String json) {
    String text = json == null || json.isBlank() ? "{}" : json;
    try {
      return of(
          Json.parseObject(
              text.getBytes(StandardCharsets.UTF_8), "the variable " + VARIABLE, MEMBERS));
    } catch (FunctionException e) {
      throw new IllegalArgumentException(
          e.problem().message().contains(VARIABLE)
              ? e.problem().message()
              : "the variable " + VARIABLE + ": " + e.problem().message(),
          e);
    }
  }

  private static FilterRules of(JsonObject rules) {
    long min = rules.number("minCharacters", 0);
    long max = rules.number("maxCharacters", Long.MAX_VALUE);
    if (min < 0 || max < min) {
      throw unusable(
          "minCharacters %d and maxCharacters %d; take 0 or more, and no less for the second"
              .formatted(min, max));
    }
    Double letters = share(rules, "minLetterShare");
    return new FilterRules(
        min,
        max,
        letters == null ? 0 : letters,
        strings(rules, "exclude").stream().map(FilterRules::pattern).toList(),
        rules.has("languages") ? Set.copyOf(strings(rules, "languages")) : null,
        share(rules, "minConfidence"));
  }

  private static @Nullable Double share(JsonObject rules, String name) {
    Object value = rules.members().get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
      return number.doubleValue();
    }
    throw unusable("%s is %s; take a number from 0 to 1".formatted(name, Json.text(value)));
  }

  private static List<String> strings(JsonObject rules, String name) {
    List<String> strings = new ArrayList<>();
    for (Object each : rules.list(name)) {
      if (!(each instanceof String text)) {
        throw unusable("%s has %s; take strings only".formatted(name, each));
      }
      strings.add(text);
    }
    return strings;
  }

  private static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw unusable(
          "exclude has '%s', which is no regular expression: %s"
              .formatted(regex, e.getDescription()));
    }
  }

  private static IllegalArgumentException unusable(String reason) {
    return new IllegalArgumentException("the variable " + VARIABLE + " says " + reason);
  }

  /** Whether they ask for what only Score can tell. */
  boolean needScores() {
    return languages != null || minConfidence != null;
  }
}

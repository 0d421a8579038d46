package dev.efsshare.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Reads the conditions between the braces of a filter; {@code &&} binds more than {@code ||}. */
final class JsonConditions {

  private final String text;
  private final List<String> tokens;
  private int next;

  JsonConditions(String text, List<String> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  Predicate<JsonNode> read() {
    expect("{");
    Predicate<JsonNode> condition = anyOf();
    expect("}");
    if (next < tokens.size()) {
      throw wrong("nothing after }");
    }
    return condition;
  }

  private Predicate<JsonNode> anyOf() {
    Predicate<JsonNode> condition = allOf();
    while (skip("||")) {
      condition = condition.or(allOf());
    }
    return condition;
  }

  private Predicate<JsonNode> allOf() {
    Predicate<JsonNode> condition = single();
    while (skip("&&")) {
      condition = condition.and(single());
    }
    return condition;
  }

  private Predicate<JsonNode> single() {
    if (skip("(")) {
      Predicate<JsonNode> condition = anyOf();
      expect(")");
      return condition;
    }
    JsonMember member = JsonMember.of(take("a member such as $.level"));
    String operator = take("an operator").toUpperCase(Locale.ROOT);
    return switch (operator) {
      case "IS" -> is(member, take("NULL, TRUE or FALSE").toUpperCase(Locale.ROOT));
      case "NOT" -> {
        if (!take("EXISTS").equalsIgnoreCase("EXISTS")) {
          throw wrong("EXISTS after NOT");
        }
        yield object -> member.in(object).isMissingNode();
      }
      case "=", "!=", "<", "<=", ">", ">=" ->
          new JsonComparison(member, operator, take("a value")).checked();
      default -> throw wrong("=, !=, <, <=, >, >=, IS or NOT EXISTS, and not " + operator);
    };
  }

  private Predicate<JsonNode> is(JsonMember member, String what) {
    return switch (what) {
      case "NULL" -> object -> member.in(object).isNull();
      case "TRUE" -> object -> member.in(object).isBoolean() && member.in(object).asBoolean();
      case "FALSE" -> object -> member.in(object).isBoolean() && !member.in(object).asBoolean();
      default -> throw wrong("IS NULL, IS TRUE or IS FALSE, and not IS " + what);
    };
  }

  private boolean skip(String token) {
    boolean there = next < tokens.size() && tokens.get(next).equals(token);
    next += there ? 1 : 0;
    return there;
  }

  private void expect(String token) {
    if (!skip(token)) {
      throw wrong(token);
    }
  }

  private String take(String what) {
    if (next == tokens.size()) {
      throw wrong(what);
    }
    return tokens.get(next++);
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "Filter '%s' is not understood: expected %s".formatted(text, expected));
  }
}

package dev.efsshare.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A member beside a value. A number is compared with numbers, any other value with texts; a member
 * that is not there, or of another kind, matches nothing.
 *
 * @param member left of the operator
 * @param operator one of {@code = != < <= > >=}
 * @param value as typed: a number, a word, or a text in double quotes; {@code *} stands for
 *     anything
 */
record JsonComparison(JsonMember member, String operator, String value) {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.:*/-]+");

  /** The condition, when the operator and the value go together. */
  Predicate<JsonNode> checked() {
    if (NUMBER.matcher(value).matches()) {
      BigDecimal number = new BigDecimal(value);
      return object -> ofNumber(member.in(object), number);
    }
    if (!operator.equals("=") && !operator.equals("!=")) {
      throw new IllegalArgumentException(
          "%s %s needs a number, not %s".formatted(member.selector(), operator, value));
    }
    Pattern text = wildcard(unquoted());
    boolean equal = operator.equals("=");
    return object -> {
      JsonNode found = member.in(object);
      return found.isTextual() && text.matcher(found.asText()).matches() == equal;
    };
  }

  private boolean ofNumber(JsonNode found, BigDecimal number) {
    if (!found.isNumber()) {
      return false;
    }
    int order = found.decimalValue().compareTo(number);
    return switch (operator) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private String unquoted() {
    if (value.startsWith("\"")) {
      return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    if (!WORD.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s is not understood as a value; put it in double quotes".formatted(value));
    }
    return value;
  }

  private static Pattern wildcard(String text) {
    return Pattern.compile(
        Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }
}

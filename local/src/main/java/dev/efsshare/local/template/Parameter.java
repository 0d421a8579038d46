package dev.efsshare.local.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A parameter of a template: its type, its default and what a value must satisfy. */
final class Parameter {

  private final String name;
  private final Map<?, ?> attributes;

  Parameter(String name, Map<?, ?> attributes) {
    this.name = name;
    this.attributes = attributes;
  }

  Optional<String> defaultValue() {
    return attribute("Default");
  }

  /** What {@code Ref} answers for a value: a text, or a list of texts for the list types. */
  Object typed(String value) {
    return isList() ? elements(value) : value;
  }

  /** Refuses a value that CloudFormation would refuse, in its words. */
  void check(String value) {
    // a constraint on a list holds for each of its elements
    for (String element : isList() ? elements(value) : List.of(value)) {
      checkType(element);
      checkAllowed(element);
      checkLength(element);
      checkRange(element);
    }
  }

  private void checkType(String value) {
    if (isNumber()) {
      require(number(value) != null, "must be a number", value);
    }
  }

  private void checkAllowed(String value) {
    if (attributes.get("AllowedValues") instanceof List<?> allowed) {
      List<String> texts = allowed.stream().map(String::valueOf).toList();
      require(texts.contains(value), "must be one of AllowedValues " + texts, value);
    }
    attribute("AllowedPattern")
        .ifPresent(pattern -> check(pattern, "must match pattern " + pattern, value));
  }

  private void check(String pattern, String constraint, String value) {
    try {
      require(Pattern.matches(pattern, value), constraint, value);
    } catch (PatternSyntaxException e) {
      throw new TemplateException(
          "AllowedPattern of parameter '%s' is not a regular expression: %s"
              .formatted(name, e.getDescription()),
          e);
    }
  }

  private void checkLength(String value) {
    bound("MinLength", "must contain at least %s characters", value, n -> value.length() >= n);
    bound("MaxLength", "must contain at most %s characters", value, n -> value.length() <= n);
  }

  private void checkRange(String value) {
    BigDecimal number = number(value);
    if (number != null) {
      double given = number.doubleValue();
      bound("MinValue", "must be a number not less than %s", value, n -> given >= n);
      bound("MaxValue", "must be a number not greater than %s", value, n -> given <= n);
    }
  }

  private void bound(String attribute, String constraint, String value, Predicate<Double> holds) {
    attribute(attribute)
        .ifPresent(text -> {
          BigDecimal limit = number(text);
          if (limit == null) {
            throw new TemplateException(
                "%s of parameter '%s' must be a number, not %s".formatted(attribute, name, text));
          }
          require(holds.test(limit.doubleValue()), constraint.formatted(text), value);
        });
  }

  private void require(boolean holds, String constraint, String value) {
    if (!holds) {
      String shown = attribute("NoEcho").filter("true"::equals).isPresent() ? "****" : value;
      String why = attribute("ConstraintDescription").map(text -> " (" + text + ")").orElse("");
      throw new ParameterException(
          "Parameter '%s' %s, not '%s'%s; give another value with --parameter %s=VALUE"
              .formatted(name, constraint, shown, why, name));
    }
  }

  private boolean isList() {
    String type = attribute("Type").orElse("String");
    return type.equals("CommaDelimitedList") || type.contains("List<");
  }

  private boolean isNumber() {
    return attribute("Type")
        .filter(t -> t.equals("Number") || t.equals("List<Number>"))
        .isPresent();
  }

  private Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute)).map(String::valueOf);
  }

  private static List<String> elements(String value) {
    return List.of(value.strip().split("\\s*,\\s*", -1));
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}

package dev.efsshare.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template's {@code Rules}: which values of the parameters go together. Understood are {@code
 * Fn::Equals}, {@code Fn::Not}, {@code Fn::And}, {@code Fn::Or}, {@code Fn::Contains} and {@code
 * Ref}.
 */
final class Rules {

  private final Map<?, ?> declared;
  private final Intrinsics intrinsics;
  private final Logic logic;

  Rules(Map<?, ?> declared, Intrinsics intrinsics) {
    this.declared = declared;
    this.intrinsics = intrinsics;
    this.logic = new Logic(intrinsics, "rule that is understood locally", this::contains);
  }

  /**
   * Refuses values that do not go together.
   *
   * @throws ParameterException with the descriptions of every assertion that does not hold
   */
  void check() {
    List<String> refusals = new ArrayList<>();
    declared.forEach((name, rule) -> check("Rules." + name, rule, refusals));
    if (!refusals.isEmpty()) {
      throw new ParameterException(
          String.join("; ", refusals) + "; give other values with --parameter NAME=VALUE");
    }
  }

  private void check(String place, @Nullable Object declaration, List<String> refusals) {
    if (!(declaration instanceof Map<?, ?> rule)) {
      throw new TemplateException(place + " must be a mapping, not " + declaration);
    }
    try {
      if (rule.get("RuleCondition") == null || logic.truth(rule.get("RuleCondition"))) {
        for (Object assertion : IntrinsicArguments.listOf("Assertions", rule.get("Assertions"))) {
          check(assertion, place, refusals);
        }
      }
    } catch (TemplateException e) {
      throw new TemplateException(place + ": " + e.getMessage(), e);
    }
  }

  private void check(@Nullable Object element, String place, List<String> refusals) {
    if (!(element instanceof Map<?, ?> assertion)) {
      throw new TemplateException("Not an assertion: " + element);
    }
    Object expression = assertion.get("Assert");
    if (!logic.truth(expression)) {
      Object description = assertion.get("AssertDescription");
      refusals.add(
          description == null
              ? place + " does not hold: " + expression
              : description + " (" + place + ")");
    }
  }

  /** Whether a list has an element. */
  private @Nullable Boolean contains(String function, @Nullable Object argument) {
    if (!function.equals("Fn::Contains")) {
      return null;
    }
    List<?> arguments = IntrinsicArguments.list(function, argument, 2);
    String sought = logic.comparable(arguments.get(1));
    return IntrinsicArguments.listOf(function, intrinsics.resolve(arguments.get(0))).stream()
        .anyMatch(element -> sought.equals(String.valueOf(element)));
  }
}

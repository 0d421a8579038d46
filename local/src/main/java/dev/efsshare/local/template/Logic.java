package dev.efsshare.local.template;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what {@code Conditions} and {@code Rules} have in common; each adds a function. */
final class Logic {

  private final Intrinsics intrinsics;
  private final String kind;
  private final OwnFunction own;

  /** A function that only one of the two sections knows. */
  interface OwnFunction {

    /**
     * Decides a call.
     *
     * @return null when the function is of another name
     */
    @Nullable Boolean truth(String function, @Nullable Object argument);
  }

  /**
   * Logic of a section.
   *
   * @param kind what an element of the section is called in messages
   */
  Logic(Intrinsics intrinsics, String kind, OwnFunction own) {
    this.intrinsics = intrinsics;
    this.kind = kind;
    this.own = own;
  }

  /** Whether an expression of these functions holds. */
  boolean truth(@Nullable Object expression) {
    if (!(expression instanceof Map<?, ?> call) || call.size() != 1) {
      throw not(expression);
    }
    Map.Entry<?, ?> entry = call.entrySet().iterator().next();
    String function = String.valueOf(entry.getKey());
    Object argument = entry.getValue();
    return switch (function) {
      case "Fn::Equals" -> equal(IntrinsicArguments.list(function, argument, 2));
      case "Fn::Not" -> !truth(IntrinsicArguments.list(function, argument, 1).get(0));
      case "Fn::And" ->
          IntrinsicArguments.listOf(function, argument).stream().allMatch(this::truth);
      case "Fn::Or" -> IntrinsicArguments.listOf(function, argument).stream().anyMatch(this::truth);
      default -> {
        Boolean decided = own.truth(function, argument);
        if (decided == null) {
          throw not(expression);
        }
        yield decided;
      }
    };
  }

  /** Both sides may be of any type; a number equals the text that writes it. */
  private boolean equal(List<?> sides) {
    return Objects.equals(comparable(sides.get(0)), comparable(sides.get(1)));
  }

  /** The resolved value as it is compared. */
  String comparable(@Nullable Object value) {
    return String.valueOf(intrinsics.resolve(value));
  }

  private TemplateException not(@Nullable Object expression) {
    return new TemplateException("Not a %s: %s".formatted(kind, expression));
  }
}

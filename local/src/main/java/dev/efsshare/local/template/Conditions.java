package dev.efsshare.local.template;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides a template's {@code Conditions}. */
final class Conditions {

  private final Map<?, ?> declared;
  private final Intrinsics intrinsics;
  private final Set<String> deciding = new HashSet<>();

  Conditions(Map<?, ?> declared, Intrinsics intrinsics) {
    this.declared = declared;
    this.intrinsics = intrinsics;
  }

  /** Whether the condition of a name holds. */
  boolean holds(String name) {
    Object condition = declared.get(name);
    if (condition == null) {
      throw new TemplateException("Condition " + name + " is not declared under Conditions");
    }
    if (!deciding.add(name)) {
      throw new TemplateException("Condition " + name + " depends on itself");
    }
    try {
      return truth(condition);
    } finally {
      deciding.remove(name);
    }
  }

  private boolean truth(@Nullable Object condition) {
    if (!(condition instanceof Map<?, ?> call) || call.size() != 1) {
      throw new TemplateException("Not a condition: " + condition);
    }
    Map.Entry<?, ?> entry = call.entrySet().iterator().next();
    Object argument = entry.getValue();
    return switch (String.valueOf(entry.getKey())) {
      case "Condition" -> holds(IntrinsicArguments.text(argument));
      case "Fn::Equals" -> equal(IntrinsicArguments.list("Fn::Equals", argument, 2));
      case "Fn::Not" -> !truth(IntrinsicArguments.list("Fn::Not", argument, 1).get(0));
      case "Fn::And" ->
          IntrinsicArguments.listOf("Fn::And", argument).stream().allMatch(this::truth);
      case "Fn::Or" -> IntrinsicArguments.listOf("Fn::Or", argument).stream().anyMatch(this::truth);
      default -> throw new TemplateException("Not a condition: " + condition);
    };
  }

  /** Both sides may be of any type; a number equals the text that writes it. */
  private boolean equal(List<?> sides) {
    String left = String.valueOf(intrinsics.resolve(sides.get(0)));
    return left.equals(String.valueOf(intrinsics.resolve(sides.get(1))));
  }
}

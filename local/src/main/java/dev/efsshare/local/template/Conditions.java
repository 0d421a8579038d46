package dev.efsshare.local.template;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides a template's {@code Conditions}. */
final class Conditions {

  private final Map<?, ?> declared;
  private final Logic logic;
  private final Set<String> deciding = new HashSet<>();

  Conditions(Map<?, ?> declared, Intrinsics intrinsics) {
    this.declared = declared;
    this.logic = new Logic(intrinsics, "condition", this::reference);
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
      return logic.truth(condition);
    } finally {
      deciding.remove(name);
    }
  }

  private @Nullable Boolean reference(String function, @Nullable Object argument) {
    return function.equals("Condition") ? holds(IntrinsicArguments.text(argument)) : null;
  }
}

package dev.efsshare.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy.
 *
 * @param effect Allow or Deny
 * @param principal as written, or null
 * @param actions as written
 * @param resources as written; none in a policy that stands at its resource
 * @param conditions by operator and key; empty for none
 */
record Statement(
    String effect,
    @Nullable Object principal,
    Set<String> actions,
    Set<String> resources,
    Object conditions) {

  /** The statements of a policy document. */
  static List<Statement> of(Part document) {
    return document.items("Statement").stream()
        .map(each ->
            new Statement(
                each.text("Effect"),
                each.has("Principal") ? each.at("Principal").value() : null,
                each.set("Action"),
                each.has("Resource") ? each.set("Resource") : Set.of(),
                each.has("Condition") ? conditions(each) : Map.of()))
        .toList();
  }

  private static Object conditions(Part statement) {
    return statement.at("Condition").value();
  }

  boolean allows() {
    return effect.equals("Allow");
  }

  /** Whether it denies everybody. */
  boolean deniesEverybody() {
    return effect.equals("Deny") && ("*".equals(principal) || Map.of("AWS", "*").equals(principal));
  }
}

package dev.efsshare.local;

import dev.efsshare.local.runtime.ReservedVariables;
import java.util.Collection;
import java.util.regex.Pattern;

/** What an environment variable that is set from outside may be called. */
final class VariableNames {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private VariableNames() {}

  /** Refuses names that no function could see, or would see with another value. */
  static void check(Collection<String> names) {
    names.forEach(VariableNames::check);
  }

  private static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name of an environment variable: letters, digits and _ only, no digit first"
              .formatted(name));
    }
    if (ReservedVariables.names().contains(name)) {
      throw new IllegalArgumentException(
          "Environment variable %s cannot be given: Lambda sets it itself".formatted(name));
    }
  }
}

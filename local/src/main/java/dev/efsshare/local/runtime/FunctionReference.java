package dev.efsshare.local.runtime;

import dev.efsshare.local.template.FunctionDeclaration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a caller names a function: by name, ARN or partial ARN, each with or without a qualifier.
 *
 * @param name the function's name
 * @param qualifier alias or version; empty when none is named
 */
record FunctionReference(String name, String qualifier) {

  private static final String LATEST = "$LATEST";

  private static final Pattern FORM =
      Pattern.compile(
          "(arn:aws[^:]*:lambda:[^:]*:)?(\\d{12}:)?(function:)?(?<name>[^:]+)(:(?<qualifier>.*))?");

  static FunctionReference parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return new FunctionReference(text, "");
    }
    String qualifier = form.group("qualifier");
    return new FunctionReference(form.group("name"), qualifier == null ? "" : qualifier);
  }

  /** Whether a function is meant: its name or logical id, and a qualifier that it has. */
  boolean names(FunctionDeclaration function) {
    return (function.name().equals(name) || function.logicalId().equals(name))
        && (qualifier.isEmpty()
            || qualifier.equals(LATEST)
            || function.alias().filter(qualifier::equals).isPresent());
  }
}

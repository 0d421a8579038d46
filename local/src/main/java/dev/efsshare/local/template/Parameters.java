package dev.efsshare.local.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of a template with their values: what was given, else the default. */
final class Parameters {

  private final Map<String, Parameter> declared = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Takes the values.
   *
   * @throws ParameterException when one is missing, unknown or not allowed
   */
  Parameters(Map<?, ?> section, Map<String, String> given) {
    section.forEach((name, attributes) ->
        declared.put(
            String.valueOf(name),
            new Parameter(
                String.valueOf(name), attributes instanceof Map<?, ?> map ? map : Map.of())));
    refuseUnknown(given);
    take(given);
    values.forEach((name, value) -> declared(name).check(value));
  }

  boolean has(String name) {
    return declared.containsKey(name);
  }

  /** A text, or a list of texts. */
  Object value(String name) {
    return declared(name).typed(values.getOrDefault(name, ""));
  }

  /** As texts, in the template's order. */
  Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  private void refuseUnknown(Map<String, String> given) {
    List<String> unknown = given.keySet().stream().filter(name -> !has(name)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          "Parameters: %s do not exist in the template, which has %s"
              .formatted(unknown, declared.keySet()));
    }
  }

  private void take(Map<String, String> given) {
    List<String> missing = new ArrayList<>();
    declared.forEach((name, parameter) ->
        Optional.ofNullable(given.get(name))
            .or(parameter::defaultValue)
            .ifPresentOrElse(value -> values.put(name, value), () -> missing.add(name)));
    if (!missing.isEmpty()) {
      throw new ParameterException(
          "Parameters: %s must have values; give them with %s"
              .formatted(
                  missing,
                  missing.stream()
                      .map(name -> "--parameter " + name + "=VALUE")
                      .collect(Collectors.joining(" "))));
    }
  }

  private Parameter declared(String name) {
    Parameter parameter = declared.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("No parameter " + name);
    }
    return parameter;
  }
}

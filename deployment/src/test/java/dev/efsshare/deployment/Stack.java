package dev.efsshare.deployment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a template deploys with certain parameters: conditions decided, intrinsic functions
 * evaluated as {@link Intrinsics} tells.
 */
final class Stack {
  private final Part template;

  private Stack(Part template) {
    this.template = template;
  }

  /** The stack of the template under test with the defaults of its parameters. */
  static Stack byDefault() {
    return Template.current().stack(Map.of());
  }

  /** The same with one parameter set. */
  static Stack with(String parameter, String value) {
    return Template.current().stack(Map.of(parameter, value));
  }

  static Stack of(Part document, Map<String, String> chosen) {
    Map<String, String> parameters = new HashMap<>();
    document
        .members("Parameters")
        .forEach((name, parameter) ->
            parameters.put(name, chosen.getOrDefault(name, parameter.text("Default"))));
    if (!parameters.keySet().containsAll(chosen.keySet())) {
      throw new AssertionError("no such parameter: " + chosen + " of " + parameters.keySet());
    }
    Intrinsics intrinsics = new Intrinsics(document, parameters);
    Map<String, Object> sections = new LinkedHashMap<>();
    for (String section : new String[] {"Globals", "Resources", "Outputs"}) {
      Map<String, Object> entries = new LinkedHashMap<>();
      document
          .members(section)
          .forEach((name, entry) -> {
            if (!entry.has("Condition") || intrinsics.holds(entry.text("Condition"))) {
              entries.put(name, Objects.requireNonNull(intrinsics.evaluate(entry.value())));
            }
          });
      sections.put(section, entries);
    }
    return new Stack(new Part("template", sections));
  }

  /** Whether there is such a resource, with these parameters. */
  boolean has(String id) {
    return template.at("Resources").has(id);
  }

  /** A whole resource. */
  Part resource(String id) {
    return template.at("Resources", id);
  }

  /** The properties of a resource; of a function, with those that all functions share. */
  Part properties(String id) {
    Part properties = resource(id).at("Properties");
    if (!resource(id).text("Type").equals("AWS::Serverless::Function")) {
      return properties;
    }
    Object shared = template.at("Globals", "Function").value();
    return new Part(properties.path(), merged(shared, properties.value()));
  }

  private static Object merged(Object shared, Object own) {
    if (!(shared instanceof Map<?, ?>) || !(own instanceof Map<?, ?>)) {
      return own;
    }
    Map<String, Object> members = new LinkedHashMap<>(Yaml.map(shared));
    Yaml.map(own).forEach((name, member) -> members.merge(name, member, Stack::merged));
    return members;
  }

  /** The properties of every resource of a type, by logical id. */
  Map<String, Part> ofType(String type) {
    return template.members("Resources").entrySet().stream()
        .filter(each -> each.getValue().text("Type").equals(type))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> properties(each.getKey()),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /** All resources, by logical id. */
  Map<String, Part> resources() {
    return template.members("Resources");
  }

  /** The outputs. */
  Part outputs() {
    return template.at("Outputs");
  }
}

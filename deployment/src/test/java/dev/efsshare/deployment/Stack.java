package dev.efsshare.deployment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a template deploys with certain parameters: conditions decided, intrinsic functions
 * evaluated as {@link Intrinsics} tells.
 */
final class Stack {
  private final Part document;
  private final Intrinsics intrinsics;
  private final Map<List<String>, Part> evaluated = new ConcurrentHashMap<>();

  private Stack(Part document, Intrinsics intrinsics) {
    this.document = document;
    this.intrinsics = intrinsics;
  }

  /** The stack of the template under test with the defaults of its parameters. */
  static Stack byDefault() {
    return Template.current().stack(Map.of());
  }

  /** The same with one parameter set. */
  static Stack with(String parameter, String value) {
    return Template.current().stack(Map.of(parameter, value));
  }

  /** The nested stack of the workflow, with what the stack above it gives it. */
  static Stack workflow(String type) {
    return workflow(Map.of("Workflow", type));
  }

  /** The same with other parameters of the stack above. */
  static Stack workflow(Map<String, String> parametersAbove) {
    Map<String, String> given = new HashMap<>();
    Template.current()
        .stack(parametersAbove)
        .properties("WorkflowStack")
        .members("Parameters")
        .forEach((name, value) -> given.put(name, value.text()));
    return Template.workflow().stack(given);
  }

  static Stack of(Part document, Map<String, String> chosen) {
    Map<String, String> parameters = new HashMap<>();
    document
        .members("Parameters")
        .forEach((name, parameter) -> {
          String value = chosen.get(name);
          parameters.put(name, value == null ? parameter.text("Default") : value);
        });
    if (!parameters.keySet().containsAll(chosen.keySet())) {
      throw new AssertionError("no such parameter: " + chosen + " of " + parameters.keySet());
    }
    return new Stack(document, new Intrinsics(document, parameters));
  }

  /** Evaluated when asked for, since most tests ask for little. */
  private Part evaluated(String... path) {
    return evaluated.computeIfAbsent(
        List.of(path),
        each -> {
          Part part = document.at(path);
          return new Part(
              part.path(), Objects.requireNonNull(intrinsics.evaluate(part.value()), part.path()));
        });
  }

  /** Whether there is such a resource, with these parameters. */
  boolean has(String id) {
    return document.at("Resources").has(id) && isDeployed(document.at("Resources", id));
  }

  private boolean isDeployed(Part declared) {
    return !declared.has("Condition") || intrinsics.holds(declared.text("Condition"));
  }

  /** A whole resource. */
  Part resource(String id) {
    if (!has(id)) {
      throw new AssertionError("there is no " + id + " with these parameters");
    }
    return evaluated("Resources", id);
  }

  /** The properties of a resource; of a function, with those that all functions share. */
  Part properties(String id) {
    Part properties = resource(id).at("Properties");
    if (!resource(id).text("Type").equals("AWS::Serverless::Function")) {
      return properties;
    }
    Object shared = evaluated("Globals", "Function").value();
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
    Map<String, Part> found = new LinkedHashMap<>();
    document
        .members("Resources")
        .forEach((id, declared) -> {
          if (declared.text("Type").equals(type) && isDeployed(declared)) {
            found.put(id, properties(id));
          }
        });
    return found;
  }

  /** All resources, by logical id. */
  Map<String, Part> resources() {
    Map<String, Part> all = new LinkedHashMap<>();
    document.names("Resources").stream().filter(this::has).forEach(id -> all.put(id, resource(id)));
    return all;
  }

  /** The outputs that there are with these parameters. */
  Part outputs() {
    Map<String, Object> outputs = new LinkedHashMap<>();
    document.members("Outputs").entrySet().stream()
        .filter(each -> isDeployed(each.getValue()))
        .forEach(each -> outputs.put(each.getKey(), evaluated("Outputs", each.getKey()).value()));
    return new Part("Outputs", outputs);
  }
}

package dev.efsshare.local;

import dev.efsshare.local.template.FunctionDeclaration;
import dev.efsshare.local.template.StackTemplate;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What functions get in place of what the template says. Immutable.
 *
 * @param code jars used in place of {@code CodeUri}, by logical id
 * @param common variables added to or replacing those of every function
 * @param environment variables added to or replacing a function's own, by logical id; these win
 */
public record FunctionOverrides(
    Map<String, Path> code,
    Map<String, String> common,
    Map<String, Map<String, String>> environment) {

  /** Functions as the template declares them. */
  public static final FunctionOverrides NONE = new FunctionOverrides(Map.of(), Map.of(), Map.of());

  /**
   * Copies the maps.
   *
   * @throws IllegalArgumentException when a variable has a name that it cannot have, or one that
   *     Lambda sets itself, such as {@code AWS_REGION}
   */
  public FunctionOverrides {
    VariableNames.check(common.keySet());
    environment.values().forEach(variables -> VariableNames.check(variables.keySet()));
    code = Map.copyOf(code);
    common = Map.copyOf(common);
    environment = Map.copyOf(environment);
  }

  FunctionOverrides withCode(String logicalId, Path jar) {
    Map<String, Path> more = new HashMap<>(code);
    more.put(logicalId, jar.toAbsolutePath().normalize());
    return new FunctionOverrides(more, common, environment);
  }

  FunctionOverrides withVariable(String logicalId, String name, String value) {
    Map<String, String> variables = new HashMap<>(environment.getOrDefault(logicalId, Map.of()));
    variables.put(name, value);
    Map<String, Map<String, String>> more = new HashMap<>(environment);
    more.put(logicalId, Map.copyOf(variables));
    return new FunctionOverrides(code, common, more);
  }

  FunctionOverrides withVariable(String name, String value) {
    Map<String, String> more = new HashMap<>(common);
    more.put(name, value);
    return new FunctionOverrides(code, more, environment);
  }

  StackTemplate applyTo(StackTemplate declared) {
    return new StackTemplate(
        declared.functions().stream().map(this::applyTo).toList(),
        declared.buckets(),
        declared.cors(),
        declared.authorizes());
  }

  private FunctionDeclaration applyTo(FunctionDeclaration function) {
    String id = function.logicalId();
    Map<String, String> variables = new HashMap<>(function.environment());
    variables.putAll(common);
    variables.putAll(environment.getOrDefault(id, Map.of()));
    return function.with(code.getOrDefault(id, function.code()), variables);
  }
}

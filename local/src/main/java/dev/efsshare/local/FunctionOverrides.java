package dev.efsshare.local;

import dev.efsshare.local.template.FunctionDeclaration;
import dev.efsshare.local.template.StackTemplate;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What single functions get in place of what the template says. Immutable.
 *
 * @param code jars used in place of {@code CodeUri}, by logical id
 * @param environment variables added to or replacing a function's own, by logical id
 */
public record FunctionOverrides(
    Map<String, Path> code, Map<String, Map<String, String>> environment) {

  /** Functions as the template declares them. */
  public static final FunctionOverrides NONE = new FunctionOverrides(Map.of(), Map.of());

  /** Copies the maps. */
  public FunctionOverrides {
    code = Map.copyOf(code);
    environment = Map.copyOf(environment);
  }

  FunctionOverrides withCode(String logicalId, Path jar) {
    Map<String, Path> more = new HashMap<>(code);
    more.put(logicalId, jar.toAbsolutePath().normalize());
    return new FunctionOverrides(more, environment);
  }

  FunctionOverrides withVariable(String logicalId, String name, String value) {
    Map<String, String> variables = new HashMap<>(environment.getOrDefault(logicalId, Map.of()));
    variables.put(name, value);
    Map<String, Map<String, String>> more = new HashMap<>(environment);
    more.put(logicalId, Map.copyOf(variables));
    return new FunctionOverrides(code, more);
  }

  StackTemplate applyTo(StackTemplate declared) {
    return new StackTemplate(
        declared.functions().stream().map(this::applyTo).toList(),
        declared.buckets(),
        declared.cors());
  }

  private FunctionDeclaration applyTo(FunctionDeclaration function) {
    String id = function.logicalId();
    Map<String, String> variables = new HashMap<>(function.environment());
    variables.putAll(environment.getOrDefault(id, Map.of()));
    return function.with(code.getOrDefault(id, function.code()), variables);
  }
}

package dev.efsshare.benchmarks.comparison.functions;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a function's process is started. Immutable.
 *
 * @param command program and arguments
 * @param environment all variables but {@code AWS_LAMBDA_RUNTIME_API}
 * @param directory where it runs
 */
public record LaunchPlan(List<String> command, Map<String, String> environment, Path directory) {

  /** Copies the collections. */
  public LaunchPlan {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * The same with another variable.
   *
   * @param name the variable, new or replaced
   * @param value its value
   * @return a copy
   */
  public LaunchPlan with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new LaunchPlan(command, more, directory);
  }
}

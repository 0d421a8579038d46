package dev.efsshare.demo.target;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/** What Lambda tells of both functions. Thread-safe. */
final class FunctionSettings {
  private final Map<ShareFunction, GetFunctionConfigurationResponse> settings =
      new EnumMap<>(ShareFunction.class);

  FunctionSettings(LambdaClient lambda, Target target) {
    for (ShareFunction function : ShareFunction.values()) {
      settings.put(
          function,
          lambda.getFunctionConfiguration(b -> b.functionName(target.qualifiedName(function))));
    }
  }

  /** Sorted. */
  List<String> logGroups() {
    return settings.values().stream().map(FunctionSettings::logGroup).sorted().distinct().toList();
  }

  private static String logGroup(GetFunctionConfigurationResponse function) {
    return function.loggingConfig() == null
        ? "/aws/lambda/" + function.functionName()
        : function.loggingConfig().logGroup();
  }

  /** What figures depend on, by name. */
  Map<String, String> figures() {
    Map<String, String> result = new TreeMap<>();
    for (var each : settings.entrySet()) {
      GetFunctionConfigurationResponse function = each.getValue();
      String name = each.getKey().name().toLowerCase(Locale.ROOT);
      result.put(name + "_runtime", String.valueOf(function.runtimeAsString()));
      result.put(name + "_memory_mb", String.valueOf(function.memorySize()));
    }
    return result;
  }
}

package dev.efsshare.workflow.properties;

import dev.efsshare.local.template.ResourceDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All resources of a template as if functions and log groups had names that only AWS knows: what a
 * resource is called, and every place that leads to it by that name.
 */
final class WithoutNames {
  private static final Map<String, String> NAMES =
      Map.of("AWS::Serverless::Function", "FunctionName", "AWS::Logs::LogGroup", "LogGroupName");

  /** By names as they are, those of log groups first, since they contain those of functions. */
  private final Map<String, String> generated = new LinkedHashMap<>();

  private WithoutNames(WorkflowTemplate template) {
    for (String type : List.of("AWS::Logs::LogGroup", "AWS::Serverless::Function")) {
      for (ResourceDeclaration each : template.all(type)) {
        if (each.properties().get(NAMES.get(type)) instanceof String name) {
          generated.put(name, WorkflowTemplate.ref(each.logicalId()));
        }
      }
    }
  }

  /** The properties of every resource, by type and logical id. */
  static Map<String, Object> of(WorkflowTemplate template) {
    WithoutNames names = new WithoutNames(template);
    Map<String, Object> resources = new TreeMap<>();
    for (String type : WorkflowTemplate.types()) {
      for (ResourceDeclaration each : template.all(type)) {
        Map<String, Object> properties = new TreeMap<>(each.properties());
        properties.remove(NAMES.getOrDefault(type, ""));
        resources.put(type + " " + each.logicalId(), names.replaced(properties));
      }
    }
    return resources;
  }

  private Object replaced(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> members = new TreeMap<>();
        map.forEach((name, member) -> members.put(String.valueOf(name), replaced(member)));
        yield members;
      }
      case List<?> list -> list.stream().map(this::replaced).toList();
      case String text -> {
        String result = text;
        for (Map.Entry<String, String> each : generated.entrySet()) {
          result = result.replace(each.getKey(), each.getValue());
        }
        yield result;
      }
      default -> value;
    };
  }
}

package dev.efsshare.local.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves intrinsic functions to local values. Values are resolved when they are read, so a
 * function that only AWS can answer does no harm in a place the local stack does not look at.
 */
final class Intrinsics {

  /** What {@code AWS::NoValue} resolves to: the property is treated as absent. */
  enum Absent {
    NO_VALUE
  }

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final Map<?, ?> document;
  private final LocalAccount account;
  private final Conditions conditions;
  private final Set<String> resolving = new HashSet<>();

  Intrinsics(Map<?, ?> document, LocalAccount account) {
    this.document = document;
    this.account = account;
    this.conditions = new Conditions(section("Conditions"), this);
  }

  /** The value with every intrinsic function in it replaced. */
  Object resolve(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Map<?, ?> map when isIntrinsic(map) -> intrinsic(map);
      case Map<?, ?> map -> resolveEntries(map);
      case List<?> list ->
          list.stream().map(this::resolve).filter(element -> element != Absent.NO_VALUE).toList();
      default -> value;
    };
  }

  /** Whether a {@code Condition} of the template holds. */
  boolean condition(String name) {
    return conditions.holds(name);
  }

  private Map<String, Object> resolveEntries(Map<?, ?> map) {
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach((key, value) -> {
      Object resolved = resolve(value);
      if (resolved != Absent.NO_VALUE) {
        result.put(String.valueOf(key), resolved);
      }
    });
    return result;
  }

  private static boolean isIntrinsic(Map<?, ?> map) {
    if (map.size() != 1) {
      return false;
    }
    String key = String.valueOf(map.keySet().iterator().next());
    return key.equals("Ref") || key.startsWith("Fn::");
  }

  private Object intrinsic(Map<?, ?> call) {
    Map.Entry<?, ?> entry = call.entrySet().iterator().next();
    Object argument = entry.getValue();
    return switch (String.valueOf(entry.getKey())) {
      case "Ref" -> reference(text(argument));
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Sub" -> substitute(argument);
      case "Fn::Join" -> join(list("Fn::Join", argument, 2));
      case "Fn::Select" -> select(list("Fn::Select", argument, 2));
      case "Fn::Split" -> split(list("Fn::Split", argument, 2));
      case "Fn::If" -> choose(list("Fn::If", argument, 3));
      case "Fn::FindInMap" -> find(list("Fn::FindInMap", argument, 3));
      case "Fn::GetAZs" -> List.of(account.region() + "a", account.region() + "b");
      case "Fn::Base64" -> argument;
      default ->
          throw new TemplateException(
              entry.getKey() + " is not supported locally, where it is used with " + argument);
    };
  }

  private Object reference(String name) {
    return switch (name) {
      case "AWS::AccountId" -> account.accountId();
      case "AWS::Region" -> account.region();
      case "AWS::StackName" -> account.stackName();
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::StackId" -> "arn:aws:cloudformation:local:stack/" + account.stackName();
      case "AWS::NoValue" -> Absent.NO_VALUE;
      default -> declared(name);
    };
  }

  private Object declared(String name) {
    if (section("Parameters").get(name) instanceof Map<?, ?> parameter) {
      return parameterDefault(name, parameter);
    }
    if (section("Resources").get(name) instanceof Map<?, ?> resource) {
      return physicalId(name, resource);
    }
    throw new TemplateException(
        "Ref to " + name + ", which is neither a parameter nor a resource of the template");
  }

  private Object parameterDefault(String name, Map<?, ?> parameter) {
    Object value = parameter.get("Default");
    if (value == null) {
      throw new TemplateException(
          "Parameter " + name + " has no Default; the local stack takes every parameter's default");
    }
    return String.valueOf(parameter.get("Type")).contains("List")
        ? List.of(text(value).split("\\s*,\\s*"))
        : value;
  }

  private String physicalId(String logicalId, Map<?, ?> resource) {
    String nameProperty =
        switch (String.valueOf(resource.get("Type"))) {
          case "AWS::S3::Bucket" -> "BucketName";
          case "AWS::Serverless::Function" -> "FunctionName";
          default -> "";
        };
    Object name =
        resource.get("Properties") instanceof Map<?, ?> properties
            ? properties.get(nameProperty)
            : null;
    if (name == null) {
      return generatedName(logicalId, nameProperty);
    }
    return guarded(logicalId, name);
  }

  private String generatedName(String logicalId, String nameProperty) {
    String generated = account.stackName() + "-" + logicalId;
    // bucket names are lower case
    return nameProperty.equals("BucketName") ? generated.toLowerCase(Locale.ROOT) : generated;
  }

  private String guarded(String logicalId, Object name) {
    if (!resolving.add(logicalId)) {
      throw new TemplateException("The name of " + logicalId + " depends on itself");
    }
    try {
      return text(resolve(name));
    } finally {
      resolving.remove(logicalId);
    }
  }

  private String attribute(Object argument) {
    List<?> path =
        argument instanceof List<?> parts ? parts : List.of(text(argument).split("\\.", 2));
    if (path.size() != 2) {
      throw new TemplateException("Fn::GetAtt needs a resource and an attribute, not " + argument);
    }
    String logicalId = text(path.get(0));
    String attribute = text(path.get(1));
    String id = text(declared(logicalId));
    Map<?, ?> resource = (Map<?, ?>) section("Resources").get(logicalId);
    String type = resource == null ? "" : String.valueOf(resource.get("Type"));
    return switch (type + "." + attribute) {
      case "AWS::Serverless::Function.Arn" -> account.functionArn(id);
      case "AWS::S3::Bucket.Arn" -> "arn:aws:s3:::" + id;
      default ->
          attribute.endsWith("Arn")
              ? "arn:aws:local:%s:%s:%s".formatted(account.region(), account.accountId(), id)
              : id + "." + attribute;
    };
  }

  private String substitute(Object argument) {
    if (argument instanceof List<?> parts
        && parts.size() == 2
        && parts.get(1) instanceof Map<?, ?> m) {
      return substitute(text(parts.get(0)), m);
    }
    return substitute(text(argument), Map.of());
  }

  private String substitute(String pattern, Map<?, ?> variables) {
    Matcher matcher = PLACEHOLDER.matcher(pattern);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2).strip();
      String value = matcher.group(1).isEmpty() ? placeholder(name, variables) : "${" + name + "}";
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(result).toString();
  }

  private String placeholder(String name, Map<?, ?> variables) {
    if (variables.containsKey(name)) {
      return text(resolve(variables.get(name)));
    }
    boolean pseudoOrWhole = name.contains("::") || !name.contains(".");
    return pseudoOrWhole ? text(reference(name)) : attribute(name);
  }

  private String join(List<?> arguments) {
    List<String> parts = new ArrayList<>();
    for (Object part : listOf("Fn::Join", resolve(arguments.get(1)))) {
      parts.add(text(part));
    }
    return String.join(text(arguments.get(0)), parts);
  }

  private Object select(List<?> arguments) {
    List<?> choices = listOf("Fn::Select", resolve(arguments.get(1)));
    int index = Integer.parseInt(text(resolve(arguments.get(0))));
    if (index < 0 || index >= choices.size()) {
      throw new TemplateException("Fn::Select: no element " + index + " in " + choices);
    }
    return choices.get(index);
  }

  private List<String> split(List<?> arguments) {
    String delimiter = text(arguments.get(0));
    return List.of(text(resolve(arguments.get(1))).split(Pattern.quote(delimiter), -1));
  }

  private Object choose(List<?> arguments) {
    return resolve(arguments.get(condition(text(arguments.get(0))) ? 1 : 2));
  }

  private Object find(List<?> arguments) {
    String map = text(resolve(arguments.get(0)));
    String first = text(resolve(arguments.get(1)));
    String second = text(resolve(arguments.get(2)));
    if (section("Mappings").get(map) instanceof Map<?, ?> top
        && top.get(first) instanceof Map<?, ?> row
        && row.get(second) != null) {
      return resolve(row.get(second));
    }
    throw new TemplateException("Mappings has no %s.%s.%s".formatted(map, first, second));
  }

  private Map<?, ?> section(String name) {
    return document.get(name) instanceof Map<?, ?> section ? section : Map.of();
  }

  static List<?> list(String function, @Nullable Object argument, int size) {
    List<?> list = listOf(function, argument);
    if (list.size() != size) {
      throw new TemplateException(
          "%s needs %d arguments, not %s".formatted(function, size, argument));
    }
    return list;
  }

  static List<?> listOf(String function, @Nullable Object argument) {
    if (argument instanceof List<?> list) {
      return list;
    }
    throw new TemplateException(function + " needs a list, not " + argument);
  }

  static String text(@Nullable Object value) {
    if (value instanceof Map<?, ?> || value instanceof List<?> || value == null) {
      throw new TemplateException("Expected a text, not " + value);
    }
    return String.valueOf(value);
  }
}

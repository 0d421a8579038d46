package dev.efsshare.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates intrinsic functions as far as that is possible before anything is deployed. What is
 * known only then stays as a reference that reads like one of {@code Fn::Sub}: {@code ${Vpc}},
 * {@code ${AccessPoint.Arn}}, {@code ${AWS::Region}}. Every scalar becomes text, as CloudFormation
 * takes {@code true} and {@code "true"} for the same.
 */
final class Intrinsics {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final Part document;
  private final Map<String, String> parameters;

  Intrinsics(Part document, Map<String, String> parameters) {
    this.document = document;
    this.parameters = parameters;
  }

  /** The value, or null for {@code AWS::NoValue}. */
  @Nullable Object evaluate(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map when isCall(map) -> {
        Map.Entry<?, ?> call = map.entrySet().iterator().next();
        yield call((String) call.getKey(), Objects.requireNonNull(call.getValue()));
      }
      case Map<?, ?> map -> members(Yaml.map(map));
      case List<?> list -> list.stream().map(this::evaluate).filter(Objects::nonNull).toList();
      case null -> null;
      default -> value.toString();
    };
  }

  private static boolean isCall(Map<?, ?> map) {
    return map.size() == 1
        && map.keySet().iterator().next() instanceof String name
        && (name.equals("Ref") || name.startsWith("Fn::"));
  }

  private Map<String, Object> members(Map<String, Object> map) {
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((name, member) -> {
      Object evaluated = evaluate(member);
      if (evaluated != null) {
        members.put(name, evaluated);
      }
    });
    return members;
  }

  private @Nullable Object call(String function, Object argument) {
    return switch (function) {
      case "Ref" -> reference(argument.toString());
      case "Fn::GetAtt" -> attribute(list(argument));
      case "Fn::Sub" ->
          argument instanceof List<?> withNames
              ? sub((String) withNames.get(0), Yaml.map(withNames.get(1)))
              : sub((String) argument, Map.of());
      case "Fn::If" -> evaluate(list(argument).get(holds(text(list(argument).get(0))) ? 1 : 2));
      case "Fn::Join" ->
          String.join(text(list(argument).get(0)), texts(evaluate(list(argument).get(1))));
      case "Fn::Split" ->
          List.of(text(evaluate(list(argument).get(1))).split(text(list(argument).get(0)), -1));
      case "Fn::FindInMap" -> {
        List<String> path = texts(evaluate(argument));
        yield document.at("Mappings").text(path.toArray(String[]::new));
      }
      case "Fn::GetAZs" -> "${zones}";
      case "Fn::Select" -> selected(list(argument));
      default -> throw new AssertionError("%s cannot be evaluated here".formatted(function));
    };
  }

  private @Nullable Object reference(String name) {
    if (name.equals("AWS::NoValue")) {
      return null;
    }
    if (parameters.containsKey(name)) {
      return parameters.get(name);
    }
    return "${" + known(name) + "}";
  }

  private String known(String name) {
    boolean known =
        name.startsWith("AWS::") || document.at("Resources").has(name.split("\\.", 2)[0]);
    if (!known) {
      throw new AssertionError("there is no parameter and no resource '%s'".formatted(name));
    }
    return name;
  }

  private String attribute(List<?> path) {
    return "${" + known(text(path.get(0))) + "." + text(path.get(1)) + "}";
  }

  private String sub(String text, Map<String, Object> names) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(variable(match, names)));
  }

  private String variable(MatchResult match, Map<String, Object> names) {
    String name = match.group(2);
    if (!match.group(1).isEmpty()) {
      return "${" + name + "}";
    }
    return text(names.containsKey(name) ? evaluate(names.get(name)) : reference(name));
  }

  private Object selected(List<?> arguments) {
    String index = text(arguments.get(0));
    Object from = evaluate(arguments.get(1));
    return from instanceof List<?> list
        ? text(list.get(Integer.parseInt(index)))
        : "${" + index + " of " + from + "}";
  }

  /** Whether a condition of the template holds. */
  boolean holds(String condition) {
    return truth(document.at("Conditions", condition).value());
  }

  private boolean truth(Object condition) {
    Map<String, Object> call = Yaml.map(condition);
    String function = call.keySet().iterator().next();
    Object argument = Objects.requireNonNull(call.get(function));
    return switch (function) {
      case "Condition" -> holds(text(argument));
      case "Fn::Equals" -> list(evaluate(argument)).get(0).equals(list(evaluate(argument)).get(1));
      case "Fn::Not" -> !truth(Objects.requireNonNull(list(argument).get(0)));
      case "Fn::And" ->
          list(argument).stream().allMatch(each -> truth(Objects.requireNonNull(each)));
      case "Fn::Or" ->
          list(argument).stream().anyMatch(each -> truth(Objects.requireNonNull(each)));
      default -> throw new AssertionError("%s is no condition".formatted(condition));
    };
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    list(value).forEach(each -> texts.add(text(each)));
    return texts;
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(Objects.requireNonNull(value));
  }
}

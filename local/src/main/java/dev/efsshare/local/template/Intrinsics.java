package dev.efsshare.local.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  private final References references;

  /** Tells outputs of nested stacks. */
  interface NestedOutputs {

    /** The value of an output of a nested stack, by the stack's logical id and its own name. */
    String value(String stack, String output);
  }

  Intrinsics(
      Map<?, ?> document,
      LocalAccount account,
      Map<String, String> parameters,
      NestedOutputs nested) {
    this.document = document;
    this.account = account;
    this.conditions = new Conditions(section("Conditions"), this);
    this.references =
        new References(
            new Parameters(section("Parameters"), parameters),
            section("Resources"),
            account,
            this,
            nested);
  }

  /** Whether a mapping is a call of an intrinsic function. */
  static boolean isIntrinsic(Map<?, ?> map) {
    if (map.size() != 1) {
      return false;
    }
    String key = String.valueOf(map.keySet().iterator().next());
    return key.equals("Ref") || key.startsWith("Fn::");
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

  /**
   * What {@code Fn::If} chooses, with nothing in it resolved, so that the parts of a chosen mapping
   * are still read one by one. Any other value is itself; an absent one is null.
   */
  @Nullable Object branch(@Nullable Object value) {
    if (value instanceof Map<?, ?> map && isIntrinsic(map)) {
      if (map.containsKey("Fn::If")) {
        return branch(chosen(map.get("Fn::If")));
      }
      if ("AWS::NoValue".equals(map.get("Ref"))) {
        return null;
      }
    }
    return value;
  }

  /**
   * Refuses values of parameters that the template's {@code Rules} refuse.
   *
   * @throws ParameterException with the rules' own words
   */
  void checkRules() {
    new Rules(section("Rules"), this).check();
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

  private Object intrinsic(Map<?, ?> call) {
    Map.Entry<?, ?> entry = call.entrySet().iterator().next();
    Object argument = entry.getValue();
    return switch (String.valueOf(entry.getKey())) {
      case "Ref" -> references.reference(IntrinsicArguments.text(argument));
      case "Fn::GetAtt" -> references.attribute(argument);
      case "Fn::Sub" -> substitute(argument);
      case "Fn::Join" -> join(IntrinsicArguments.list("Fn::Join", argument, 2));
      case "Fn::Select" -> select(IntrinsicArguments.list("Fn::Select", argument, 2));
      case "Fn::Split" -> split(IntrinsicArguments.list("Fn::Split", argument, 2));
      case "Fn::If" -> resolve(chosen(argument));
      case "Fn::FindInMap" -> find(IntrinsicArguments.list("Fn::FindInMap", argument, 3));
      case "Fn::GetAZs" -> zones(IntrinsicArguments.text(resolve(argument)));
      case "Fn::Base64" ->
          Base64.getEncoder()
              .encodeToString(IntrinsicArguments.text(resolve(argument)).getBytes(UTF_8));
      default ->
          throw new TemplateException(
              entry.getKey() + " is not supported locally, where it is used with " + argument);
    };
  }

  private String substitute(Object argument) {
    if (argument instanceof List<?> parts
        && parts.size() == 2
        && parts.get(1) instanceof Map<?, ?> m) {
      return substitute(IntrinsicArguments.text(parts.get(0)), m);
    }
    return substitute(IntrinsicArguments.text(argument), Map.of());
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
      return IntrinsicArguments.text(resolve(variables.get(name)));
    }
    boolean pseudoOrWhole = name.contains("::") || !name.contains(".");
    return pseudoOrWhole
        ? IntrinsicArguments.text(references.reference(name))
        : references.attribute(name);
  }

  private String join(List<?> arguments) {
    List<String> parts = new ArrayList<>();
    for (Object part : IntrinsicArguments.listOf("Fn::Join", resolve(arguments.get(1)))) {
      parts.add(IntrinsicArguments.text(part));
    }
    return String.join(IntrinsicArguments.text(arguments.get(0)), parts);
  }

  private Object select(List<?> arguments) {
    List<?> choices = IntrinsicArguments.listOf("Fn::Select", resolve(arguments.get(1)));
    int index = IntrinsicArguments.index("Fn::Select", resolve(arguments.get(0)));
    if (index < 0 || index >= choices.size()) {
      throw new TemplateException("Fn::Select: no element " + index + " in " + choices);
    }
    return choices.get(index);
  }

  private List<String> split(List<?> arguments) {
    String delimiter = IntrinsicArguments.text(arguments.get(0));
    return List.of(
        IntrinsicArguments.text(resolve(arguments.get(1))).split(Pattern.quote(delimiter), -1));
  }

  private @Nullable Object chosen(@Nullable Object argument) {
    List<?> arguments = IntrinsicArguments.list("Fn::If", argument, 3);
    return arguments.get(condition(IntrinsicArguments.text(arguments.get(0))) ? 1 : 2);
  }

  private Object find(List<?> arguments) {
    String map = IntrinsicArguments.text(resolve(arguments.get(0)));
    String first = IntrinsicArguments.text(resolve(arguments.get(1)));
    String second = IntrinsicArguments.text(resolve(arguments.get(2)));
    if (section("Mappings").get(map) instanceof Map<?, ?> top
        && top.get(first) instanceof Map<?, ?> row
        && row.get(second) != null) {
      return resolve(row.get(second));
    }
    throw new TemplateException("Mappings has no %s.%s.%s".formatted(map, first, second));
  }

  /** An empty name means the stack's own region. */
  private List<String> zones(String region) {
    String of = region.isEmpty() ? account.region() : region;
    return Stream.of("a", "b", "c").map(zone -> of + zone).toList();
  }

  private Map<?, ?> section(String name) {
    return document.get(name) instanceof Map<?, ?> section ? section : Map.of();
  }
}

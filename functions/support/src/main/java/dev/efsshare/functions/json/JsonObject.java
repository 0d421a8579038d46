package dev.efsshare.functions.json;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members are read with checked types. A member that is null counts as absent.
 *
 * @param members as parsed
 */
public record JsonObject(Map<String, @Nullable Object> members) {

  /** An object with the entries of a map whose keys are strings. */
  public static JsonObject of(Map<?, ?> map) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    map.forEach((name, value) -> members.put(String.valueOf(name), value));
    return new JsonObject(Collections.unmodifiableMap(members));
  }

  /** Whether a member is there and not null. */
  public boolean has(String name) {
    return members.get(name) != null;
  }

  /** A string, or null if absent. */
  public @Nullable String string(String name) {
    Object value = members.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrongType(name, "a string", value);
  }

  /** A boolean, false if absent. */
  public boolean flag(String name) {
    Object value = members.get(name);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrongType(name, "true or false", value);
  }

  /** An integer, or the given one if absent. */
  public long number(String name, long absent) {
    Object value = members.get(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw wrongType(name, "a whole number", value);
  }

  /** An object, an empty one if absent. */
  public JsonObject object(String name) {
    Object value = members.get(name);
    if (value == null) {
      return new JsonObject(Map.of());
    }
    if (value instanceof Map<?, ?> map) {
      return of(map);
    }
    throw wrongType(name, "an object", value);
  }

  /** An array, an empty one if absent. */
  public List<?> list(String name) {
    Object value = members.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrongType(name, "an array", value);
  }

  private static FunctionException wrongType(String name, String wanted, Object value) {
    return Problem.invalidRequest("'%s' must be %s, not %s".formatted(name, wanted, kindOf(value)));
  }

  private static String kindOf(Object value) {
    return switch (value) {
      case String s -> "a string";
      case Boolean b -> "the boolean " + b;
      case Number n -> "the number " + n;
      case List<?> l -> "an array";
      default -> "an object";
    };
  }
}

package dev.efsshare.functions.testing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values of the wrong kind, and good values made wrong in one place. No state. */
final class HostileJson {
  private HostileJson() {}

  /** Any value. */
  static @Nullable Object value(Choices choices) {
    return switch (choices.below(12)) {
      case 0 -> null;
      case 1 -> true;
      case 2 -> -1;
      case 3 -> Long.MIN_VALUE;
      case 4 -> BigInteger.TEN.pow(400);
      case 5 -> new BigDecimal("1e400");
      case 6 -> List.of();
      case 7 -> List.of("a", 1, List.of());
      case 8 -> Map.of();
      case 9 -> Map.of("a", Map.of("b", List.of(1)));
      default -> HostileText.any(choices);
    };
  }

  /** A copy in which one member or element, anywhere, is another, is gone, or is there twice. */
  static Map<String, @Nullable Object> damaged(
      Map<String, @Nullable Object> value, Choices choices) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(value);
    List<String> names = new ArrayList<>(copy.keySet());
    if (names.isEmpty()) {
      copy.put(HostileText.any(choices), value(choices));
      return copy;
    }
    String name = choices.oneOf(names);
    Object member = copy.get(name);
    switch (choices.below(4)) {
      case 0 -> copy.remove(name);
      case 1 -> copy.put(name, value(choices));
      case 2 -> copy.put(HostileText.any(choices), member);
      default -> copy.put(name, deeper(member, choices));
    }
    return copy;
  }

  private static @Nullable Object deeper(@Nullable Object value, Choices choices) {
    return switch (value) {
      case Map<?, ?> map -> damaged(named(map), choices);
      case List<?> list when !list.isEmpty() -> {
        List<@Nullable Object> copy = new ArrayList<>(list);
        int index = choices.below(copy.size());
        copy.set(index, deeper(copy.get(index), choices));
        yield copy;
      }
      case null, default -> value(choices);
    };
  }

  static Map<String, @Nullable Object> named(Map<?, ?> map) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }

  /** Text that is JSON of a kind that parsers choke on, or nearly JSON. */
  static String nearly(Choices choices) {
    int depth = 1 + choices.below(3000);
    return switch (choices.below(9)) {
      case 0 -> "[".repeat(depth);
      case 1 -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
      case 2 -> "{\"key\":" + "9".repeat(depth) + "}";
      case 3 -> "{\"key\":1e" + "9".repeat(1 + choices.below(12)) + "}";
      case 4 -> "{\"key\":\"models/a\",\"key\":\"models/b\"}";
      case 5 -> "{\"key\":\"models/a\"} {\"key\":\"models/b\"}";
      case 6 -> "\ufeff{\"key\":\"models/a\"}";
      case 7 -> "{\"key\":\"\\ud800\"}";
      default -> choices.text(60);
    };
  }
}

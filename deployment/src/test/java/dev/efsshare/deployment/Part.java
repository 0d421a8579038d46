package dev.efsshare.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A part of a document. Immutable.
 *
 * @param path where it is, for messages
 * @param value a map, a list or a scalar
 */
record Part(String path, Object value) {

  /** The part at the end of these names; fails, saying where, if there is none. */
  Part at(String... names) {
    Part part = this;
    for (String name : names) {
      part = part.member(name);
    }
    return part;
  }

  private Part member(String name) {
    Object member = map().get(name);
    if (member == null) {
      throw new AssertionError("%s has no '%s'; it has %s".formatted(path, name, map().keySet()));
    }
    return new Part(path + "." + name, member);
  }

  /** Whether there is such a member. */
  boolean has(String name) {
    return value instanceof Map<?, ?> && map().containsKey(name);
  }

  /** The scalar at the end of these names. */
  String text(String... names) {
    Part part = at(names);
    if (part.value instanceof Map || part.value instanceof List) {
      throw new AssertionError("%s is no scalar but %s".formatted(part.path, part.value));
    }
    return String.valueOf(part.value);
  }

  /** The items of the list at the end of these names; what is no list is a list of one. */
  List<Part> items(String... names) {
    Part part = at(names);
    if (!(part.value instanceof List<?> list)) {
      return List.of(part);
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> new Part(part.path + "." + i, list.get(i)))
        .toList();
  }

  /** The scalars of the list at the end of these names. */
  List<String> texts(String... names) {
    return items(names).stream().map(Part::text).toList();
  }

  /** The same, none of them twice, in alphabetical order. */
  Set<String> set(String... names) {
    return new TreeSet<>(texts(names));
  }

  /** The members, in order. */
  Map<String, Part> members(String... names) {
    Part part = at(names);
    Map<String, Part> members = new LinkedHashMap<>();
    part.map().forEach((name, member) -> members.put(name, part.member(name)));
    return members;
  }

  /** The names of the members. */
  Set<String> names(String... names) {
    return members(names).keySet();
  }

  private Map<String, Object> map() {
    if (value instanceof Map<?, ?> map) {
      return Yaml.map(map);
    }
    throw new AssertionError("%s has no members, it is %s".formatted(path, value));
  }

  @Override
  public String toString() {
    return path + " = " + value;
  }
}

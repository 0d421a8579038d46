package dev.efsshare.local.template;

import dev.efsshare.local.template.Intrinsics.Absent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping of the template that knows its own place, so that every error can name it. */
final class Section {

  private final String place;
  private final Map<?, ?> values;
  private final Intrinsics intrinsics;

  Section(String place, Map<?, ?> values, Intrinsics intrinsics) {
    this.place = place;
    this.values = values;
    this.intrinsics = intrinsics;
  }

  String place() {
    return place;
  }

  /** The names of the entries, in the template's order. */
  List<String> names() {
    return values.keySet().stream().map(String::valueOf).toList();
  }

  /** Every entry, resolved. */
  Map<String, Object> values() {
    Map<String, Object> resolved = new LinkedHashMap<>();
    names().forEach(name -> value(name).ifPresent(value -> resolved.put(name, value)));
    return resolved;
  }

  Optional<Object> value(String name) {
    Object raw = values.get(name);
    Object resolved = raw == null ? Absent.NO_VALUE : resolve(name, raw);
    return resolved == Absent.NO_VALUE ? Optional.empty() : Optional.of(resolved);
  }

  Optional<String> text(String name) {
    return value(name).map(value -> scalar(name, value));
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> new TemplateException(place + "." + name + " is missing"));
  }

  Optional<Integer> number(String name) {
    return text(name).map(text -> parse(name, text));
  }

  /** A number that AWS takes within bounds only; both are included. */
  Optional<Integer> number(String name, int from, int to) {
    Optional<Integer> number = number(name);
    if (number.isPresent() && (number.get() < from || number.get() > to)) {
      throw new TemplateException(
          "%s.%s must be between %d and %d, not %d".formatted(place, name, from, to, number.get()));
    }
    return number;
  }

  /** A list of texts; a single text counts as a list of one. */
  List<String> texts(String name) {
    Object value = value(name).orElse(List.of());
    if (value instanceof List<?> list) {
      return list.stream().map(element -> scalar(name, element)).toList();
    }
    return List.of(scalar(name, value));
  }

  /** The mapping under a name, unresolved; empty when there is none. */
  Section section(String name) {
    Object raw = branch(name, values.get(name));
    if (raw != null && !(raw instanceof Map<?, ?>)) {
      throw new TemplateException(place + "." + name + " must be a mapping, not " + raw);
    }
    return new Section(
        place + "." + name, raw instanceof Map<?, ?> map ? map : Map.of(), intrinsics);
  }

  /** The mappings of a list, unresolved. */
  List<Section> sections(String name) {
    List<Section> result = new ArrayList<>();
    if (branch(name, values.get(name)) instanceof List<?> list) {
      for (Object element : list) {
        if (branch(name, element) instanceof Map<?, ?> map) {
          result.add(new Section(place + "." + name, map, intrinsics));
        }
      }
    }
    return result;
  }

  /** The entries whose {@code Type} is given and whose {@code Condition}, if any, holds. */
  Map<String, Section> ofType(String type) {
    Map<String, Section> result = new LinkedHashMap<>();
    for (String name : names()) {
      Section child = section(name);
      if (child.text("Type").filter(type::equals).isPresent() && child.conditionHolds()) {
        result.put(name, child);
      }
    }
    return result;
  }

  /** This section over {@code defaults}, as SAM merges {@code Globals}. */
  Section over(Section defaults) {
    return new Section(place, merge(defaults.values, values), intrinsics);
  }

  private boolean conditionHolds() {
    return !(values.get("Condition") instanceof String name) || intrinsics.condition(name);
  }

  private static Map<?, ?> merge(Map<?, ?> defaults, Map<?, ?> own) {
    Map<Object, @Nullable Object> merged = new LinkedHashMap<>(defaults);
    own.forEach((key, value) -> merged.put(key, merge(defaults.get(key), value)));
    return merged;
  }

  /** Mappings merge and lists follow one another; an intrinsic function is a value like a text. */
  private static @Nullable Object merge(@Nullable Object common, @Nullable Object own) {
    if (common instanceof Map<?, ?> outer
        && own instanceof Map<?, ?> inner
        && !Intrinsics.isIntrinsic(outer)
        && !Intrinsics.isIntrinsic(inner)) {
      return merge(outer, inner);
    }
    if (common instanceof List<?> first && own instanceof List<?> second) {
      List<@Nullable Object> both = new ArrayList<>(first);
      both.addAll(second);
      return both;
    }
    return own;
  }

  private Object resolve(String name, Object raw) {
    try {
      return intrinsics.resolve(raw);
    } catch (TemplateException e) {
      throw at(name, e);
    }
  }

  private @Nullable Object branch(String name, @Nullable Object raw) {
    try {
      return intrinsics.branch(raw);
    } catch (TemplateException e) {
      throw at(name, e);
    }
  }

  private TemplateException at(String name, TemplateException e) {
    return new TemplateException(place + "." + name + ": " + e.getMessage(), e);
  }

  private String scalar(String name, @Nullable Object value) {
    if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
      throw new TemplateException(place + "." + name + " must be a text, not " + value);
    }
    return String.valueOf(value);
  }

  private int parse(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TemplateException(place + "." + name + " must be a number, not " + text, e);
    }
  }
}

package dev.efsshare.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A template as it is written. Immutable. */
final class Template {
  /** Takes the place of the file while it is shown that tests notice a change. */
  static final ScopedValue<Template> CHANGED = ScopedValue.newInstance();

  private static final Map<Path, Template> FILES = new ConcurrentHashMap<>();

  private final Path file;
  private final Map<String, Object> document;
  private final Map<Map<String, String>, Stack> stacks = new ConcurrentHashMap<>();

  private Template(Path file, Map<String, Object> document) {
    this.file = file;
    this.document = document;
  }

  /** The template under test. */
  static Template current() {
    return of(ProjectFiles.TEMPLATE);
  }

  /** The template of the workflow, which the other one nests. */
  static Template workflow() {
    return of(ProjectFiles.WORKFLOW_TEMPLATE);
  }

  private static Template of(Path file) {
    return CHANGED.isBound() && CHANGED.get().file.equals(file)
        ? CHANGED.get()
        : FILES.computeIfAbsent(file, each -> new Template(each, Yaml.read(each)));
  }

  /** Everything, with intrinsic functions in their long form. */
  Part document() {
    return new Part("template", document);
  }

  /** What is deployed with these parameters. */
  Stack stack(Map<String, String> parameters) {
    return stacks.computeIfAbsent(parameters, some -> Stack.of(document(), some));
  }

  /** This template without the member at the end of a path; numbers are places in lists. */
  Template without(List<String> path) {
    return new Template(file, Yaml.map(edited(document, path, null)));
  }

  /** This template with another value at the end of a path. */
  Template with(List<String> path, Object value) {
    return new Template(file, Yaml.map(edited(document, path, value)));
  }

  private static Object edited(@Nullable Object there, List<String> path, @Nullable Object value) {
    String step = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    if (there instanceof List<?> list) {
      List<Object> items = new ArrayList<>(list);
      int index = Integer.parseInt(step);
      Object item = rest.isEmpty() ? value : edited(items.remove(index), rest, value);
      if (item != null) {
        items.add(index, item);
      } else {
        items.remove(index);
      }
      return items;
    }
    if (!(there instanceof Map<?, ?>)) {
      throw new IllegalArgumentException("there is no " + step + " in " + there);
    }
    Map<String, Object> members = new LinkedHashMap<>(Yaml.map(there));
    Object before = members.remove(step);
    if (before == null && value == null) {
      throw new IllegalArgumentException("there is no " + step + " in " + members.keySet());
    }
    Object after = rest.isEmpty() ? value : edited(before, rest, value);
    if (after != null) {
      members.put(step, after);
    }
    return members;
  }
}

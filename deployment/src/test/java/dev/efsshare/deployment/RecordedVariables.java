package dev.efsshare.deployment;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Environment variables that note which of them were asked for. */
final class RecordedVariables extends AbstractMap<String, String> {
  private final Map<String, String> values;
  private final Set<String> asked = new TreeSet<>();

  RecordedVariables(Map<String, String> values) {
    this.values = values;
  }

  Set<String> asked() {
    return asked;
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    asked.add(String.valueOf(name));
    return values.get(name);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  /** Who looks at all of them cannot be told from who needs all of them. */
  @Override
  public Set<Entry<String, String>> entrySet() {
    throw new AssertionError("variables are asked for one by one");
  }
}

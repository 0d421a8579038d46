package dev.efsshare.deployment;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs tests on templates that were changed. */
final class Changes {
  private static final Launcher LAUNCHER = LauncherFactory.create();

  private Changes() {}

  /** Whether any test of these classes fails on a template. */
  static boolean areNoticed(Template changed, List<Class<?>> tests) {
    return tests.stream().anyMatch(each -> fails(each, changed));
  }

  private static boolean fails(Class<?> tests, Template changed) {
    LauncherDiscoveryRequest all =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    ScopedValue.where(Template.CHANGED, changed).run(() -> LAUNCHER.execute(all, listener));
    return listener.getSummary().getTotalFailureCount() > 0;
  }

  /** The paths of all scalars below a path. */
  static List<List<String>> leaves(List<String> path, Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    switch (value) {
      case Map<?, ?> map -> members.putAll(Yaml.map(map));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          members.put(String.valueOf(i), list.get(i));
        }
      }
      default -> {
        return List.of(path);
      }
    }
    List<List<String>> leaves = new ArrayList<>();
    members.forEach((name, member) -> {
      List<String> longer = new ArrayList<>(path);
      longer.add(name);
      leaves.addAll(leaves(longer, member));
    });
    return leaves;
  }
}

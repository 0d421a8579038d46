package dev.efsshare.deployment;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where routes are declared. */
final class Routes {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private Routes() {}

  /** The operations of an OpenAPI document, by method and path. */
  static Map<String, Part> operations(Part openApi) {
    Map<String, Part> operations = new TreeMap<>();
    openApi
        .members("paths")
        .forEach((path, item) ->
            item.members()
                .forEach((method, operation) -> {
                  if (METHODS.contains(method)) {
                    operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation);
                  }
                }));
    return operations;
  }

  /** The routes of the API that invoke a function. */
  static Set<String> invoking(String function, Stack stack) {
    Set<String> routes = new TreeSet<>();
    for (Part event : stack.properties(function).members("Events").values()) {
      if (event.text("Type").equals("HttpApi")
          && event.text("Properties", "ApiId").equals("${HttpApi}")) {
        routes.add(event.text("Properties", "Method") + " " + event.text("Properties", "Path"));
      }
    }
    return routes;
  }
}

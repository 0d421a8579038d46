package dev.efsshare.local.http;

import dev.efsshare.local.template.FunctionDeclaration;
import dev.efsshare.local.template.RouteDeclaration;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the route of a request as an HTTP API does: a full match before a greedy one before
 * {@code $default}, fixed segments before variables, a method before {@code ANY}.
 */
final class Routes {

  private final List<Candidate> candidates = new ArrayList<>();

  Routes(List<FunctionDeclaration> functions) {
    for (FunctionDeclaration function : functions) {
      for (RouteDeclaration route : function.routes()) {
        candidates.add(new Candidate(route, function));
      }
    }
    candidates.sort(
        Comparator.comparingInt((Candidate c) -> c.generality())
            .thenComparing(c -> c.route().method().equals("ANY")));
  }

  private record Candidate(RouteDeclaration route, FunctionDeclaration function) {

    /** 0 for a path without variables; more variables, greedy ones and the default count more. */
    int generality() {
      String path = route.path();
      if (path.equals(RouteDeclaration.DEFAULT)) {
        return 10_000;
      }
      int variables = (int) path.chars().filter(c -> c == '{').count();
      return path.endsWith("+}") ? 1000 + variables : variables;
    }

    Optional<Match> match(String method, String path) {
      boolean methodFits = route.method().equals("ANY") || route.method().equals(method);
      return methodFits
          ? variables(path).map(variables -> new Match(route, function, variables))
          : Optional.empty();
    }

    private Optional<Map<String, String>> variables(String path) {
      if (route.path().equals(RouteDeclaration.DEFAULT)) {
        return Optional.of(Map.of());
      }
      String[] wanted = route.path().split("/", -1);
      boolean greedy = route.path().endsWith("+}");
      String[] given = path.split("/", greedy ? wanted.length : -1);
      return wanted.length == given.length ? bind(wanted, given) : Optional.empty();
    }

    private static Optional<Map<String, String>> bind(String[] wanted, String[] given) {
      Map<String, String> variables = new LinkedHashMap<>();
      for (int i = 0; i < wanted.length; i++) {
        if (wanted[i].startsWith("{")) {
          String name = wanted[i].replaceAll("[{}+]", "");
          variables.put(name, URLDecoder.decode(given[i], StandardCharsets.UTF_8));
        } else if (!wanted[i].equals(given[i])) {
          return Optional.empty();
        }
      }
      return Optional.of(variables);
    }
  }

  /**
   * A chosen route.
   *
   * @param route the route
   * @param function what it calls
   * @param pathParameters values of the path's variables, decoded
   */
  record Match(
      RouteDeclaration route, FunctionDeclaration function, Map<String, String> pathParameters) {}

  Optional<Match> find(String method, String path) {
    return candidates.stream().flatMap(c -> c.match(method, path).stream()).findFirst();
  }
}

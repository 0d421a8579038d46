package dev.efsshare.local.http;

import dev.efsshare.local.template.FunctionDeclaration;
import dev.efsshare.local.template.RouteDeclaration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the route of a request as an HTTP API does: a full match before one with a variable, that
 * before a greedy one, and {@code $default} last; of two of a kind, the one that is fixed for
 * longer; a method before {@code ANY}.
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
        Comparator.comparing(Candidate::kind)
            .thenComparing(Candidate::shape)
            .thenComparing(c -> c.route().method().equals("ANY")));
  }

  /** How a path matches, the best first. */
  private enum Kind {
    FULL,
    VARIABLE,
    GREEDY,
    DEFAULT
  }

  private record Candidate(RouteDeclaration route, FunctionDeclaration function) {

    Kind kind() {
      String path = route.path();
      if (path.equals(RouteDeclaration.DEFAULT)) {
        return Kind.DEFAULT;
      }
      if (path.endsWith("+}")) {
        return Kind.GREEDY;
      }
      return path.contains("{") ? Kind.VARIABLE : Kind.FULL;
    }

    /** A letter for each segment; the earlier in order, the more specific the path. */
    String shape() {
      StringBuilder shape = new StringBuilder();
      for (String segment : route.path().split("/", -1)) {
        shape.append(segment.startsWith("{") ? segment.endsWith("+}") ? 'c' : 'b' : 'a');
      }
      return shape.toString();
    }

    Optional<Match> match(String method, String path) {
      boolean methodFits = route.method().equals("ANY") || route.method().equals(method);
      return methodFits
          ? variables(path).map(variables -> new Match(route, function, variables))
          : Optional.empty();
    }

    private Optional<Map<String, String>> variables(String path) {
      if (kind() == Kind.DEFAULT) {
        return Optional.of(Map.of());
      }
      String[] wanted = route.path().split("/", -1);
      String[] given = path.split("/", kind() == Kind.GREEDY ? wanted.length : -1);
      return wanted.length == given.length ? bind(wanted, given) : Optional.empty();
    }

    private static Optional<Map<String, String>> bind(String[] wanted, String[] given) {
      Map<String, String> variables = new LinkedHashMap<>();
      for (int i = 0; i < wanted.length; i++) {
        if (wanted[i].startsWith("{") && !given[i].isEmpty()) {
          variables.put(wanted[i].replaceAll("[{}+]", ""), given[i]);
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
   * @param pathParameters values of the path's variables
   */
  record Match(
      RouteDeclaration route, FunctionDeclaration function, Map<String, String> pathParameters) {}

  /**
   * Finds the route of a request.
   *
   * @param path decoded before it is matched, as API Gateway does: an encoded slash separates, too
   */
  Optional<Match> find(String method, String path) {
    return candidates.stream().flatMap(c -> c.match(method, path).stream()).findFirst();
  }
}

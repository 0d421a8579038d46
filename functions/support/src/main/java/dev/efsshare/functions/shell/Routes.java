package dev.efsshare.functions.shell;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.event.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which action answers which method of which path. Immutable.
 *
 * @param <A> what the actions act on
 */
public final class Routes<A> {
  private final Map<PathTemplate, Map<String, Action<A>>> paths;

  private Routes(Map<PathTemplate, Map<String, Action<A>>> paths) {
    this.paths = paths;
  }

  /** No routes. */
  public static <A> Routes<A> none() {
    return new Routes<>(Map.of());
  }

  /**
   * These routes and one more.
   *
   * @param template of paths; a segment in braces stands for any text and is a path parameter of
   *     that name, for example {@code /files/{fileId}}. A path without braces goes before.
   */
  public Routes<A> with(String method, String template, Action<A> action) {
    PathTemplate path = new PathTemplate(template);
    Map<PathTemplate, Map<String, Action<A>>> more = new LinkedHashMap<>(paths);
    Map<String, Action<A>> methods = new TreeMap<>(paths.getOrDefault(path, Map.of()));
    methods.put(method, action);
    more.put(path, methods);
    return new Routes<>(more);
  }

  /**
   * The name of a request's route for logs and metrics: the template and never the values in the
   * path, since each name is a metric of its own. Requests without a route share a name.
   */
  String nameOf(HttpRequest request) {
    PathTemplate template = templateOf(request);
    return template != null && methodsOf(template).containsKey(request.method())
        ? request.method() + " " + template
        : "(none)";
  }

  private @Nullable PathTemplate templateOf(HttpRequest request) {
    PathTemplate found = null;
    for (PathTemplate template : paths.keySet()) {
      boolean before = found == null || template.parameters() < found.parameters();
      if (before && template.matches(request.path())) {
        found = template;
      }
    }
    return found;
  }

  private Map<String, Action<A>> methodsOf(PathTemplate template) {
    return paths.getOrDefault(template, Map.of());
  }

  /** Finds the action, or the answer to a request that has none. */
  Action<A> find(HttpRequest request, String requestId) {
    PathTemplate template = templateOf(request);
    if (template == null) {
      throw Problem.of(
              ErrorCode.ROUTE_NOT_FOUND,
              "there is no '%s'; there is %s".formatted(request.path(), paths.keySet()))
          .asException();
    }
    Map<String, Action<A>> methods = methodsOf(template);
    Action<A> action = methods.get(request.method());
    if (action != null) {
      return (app, found, invocation) -> action.answer(app, template.bind(found), invocation);
    }
    String allowed = String.join(", ", methods.keySet()) + ", OPTIONS";
    if (request.method().equals("OPTIONS")) {
      // Browsers ask before they post; a REST API may pass that on.
      return (app, options, invocation) -> new Answer(204, Map.of(), Map.of("Allow", allowed));
    }
    throw Problem.of(
            ErrorCode.METHOD_NOT_ALLOWED,
            "%s does not take %s; it takes %s".formatted(request.path(), request.method(), allowed))
        .with("allow", allowed)
        .asException();
  }

  /**
   * Answers a request.
   *
   * @param <A> what it acts on
   */
  @FunctionalInterface
  public interface Action<A> {

    /**
     * Answers.
     *
     * @param app made when asked for, which may fail
     * @throws dev.efsshare.functions.error.FunctionException for every failure that has an answer
     *     of its own
     */
    Answer answer(Lazily<A> app, HttpRequest request, Invocation invocation);
  }
}

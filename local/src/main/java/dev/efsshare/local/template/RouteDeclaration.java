package dev.efsshare.local.template;

/**
 * A route of the HTTP API: an {@code HttpApi} event of a function.
 *
 * @param method upper case, or {@code ANY}
 * @param path as in the template, with {@code {name}} and {@code {name+}}; or {@code $default}
 */
public record RouteDeclaration(String method, String path) {

  /** The path of the route that takes what no other route takes. */
  public static final String DEFAULT = "$default";

  /**
   * The route's name in events.
   *
   * @return for example {@code POST /ingest}, or {@code $default}
   */
  public String routeKey() {
    return path.equals(DEFAULT) ? DEFAULT : method + " " + path;
  }
}

package dev.efsshare.local.template;

import java.util.List;

/**
 * The HTTP API's {@code CorsConfiguration}. Every list may hold {@code *}.
 *
 * @param allowOrigins origins that may call; empty means the API does not do CORS
 * @param allowMethods methods named in a preflight answer
 * @param allowHeaders request headers named in a preflight answer
 * @param exposeHeaders response headers a browser may show to a page
 * @param allowCredentials whether cookies may be sent
 * @param maxAgeSeconds how long a browser may keep a preflight answer; 0 leaves it to the browser
 */
public record CorsRules(
    List<String> allowOrigins,
    List<String> allowMethods,
    List<String> allowHeaders,
    List<String> exposeHeaders,
    boolean allowCredentials,
    int maxAgeSeconds) {

  /** An API that does not do CORS. */
  public static final CorsRules NONE =
      new CorsRules(List.of(), List.of(), List.of(), List.of(), false, 0);

  /** Copies the lists. */
  public CorsRules {
    allowOrigins = List.copyOf(allowOrigins);
    allowMethods = List.copyOf(allowMethods);
    allowHeaders = List.copyOf(allowHeaders);
    exposeHeaders = List.copyOf(exposeHeaders);
  }

  /**
   * Whether the API answers preflight requests.
   *
   * @return false for {@link #NONE}
   */
  public boolean enabled() {
    return !allowOrigins.isEmpty();
  }
}

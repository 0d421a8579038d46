package dev.efsshare.local.http;

import com.sun.net.httpserver.Headers;
import dev.efsshare.local.net.Reply;
import dev.efsshare.local.template.CorsRules;

/** What the HTTP API itself adds for browsers of other origins. */
final class CorsPolicy {

  private final CorsRules rules;

  CorsPolicy(CorsRules rules) {
    this.rules = rules;
  }

  /** Whether the API answers an OPTIONS request itself when no route does. */
  boolean answersOptions() {
    return rules.enabled();
  }

  /** The answer to a preflight request; without CORS headers when the origin is not allowed. */
  Reply preflight(Headers request) {
    Reply reply = Reply.empty(204);
    if (!allowed(request) || request.getFirst("Access-Control-Request-Method") == null) {
      return reply;
    }
    reply = withOrigin(reply, request);
    reply = reply.with("Access-Control-Allow-Methods", String.join(",", rules.allowMethods()));
    if (!rules.allowHeaders().isEmpty()) {
      reply = reply.with("Access-Control-Allow-Headers", String.join(",", rules.allowHeaders()));
    }
    return rules.maxAgeSeconds() > 0
        ? reply.with("Access-Control-Max-Age", Integer.toString(rules.maxAgeSeconds()))
        : reply;
  }

  /** Any other answer, with the headers a browser needs to show it. */
  Reply decorate(Reply reply, Headers request) {
    if (!allowed(request)) {
      return reply;
    }
    Reply decorated = withOrigin(reply, request);
    return rules.exposeHeaders().isEmpty()
        ? decorated
        : decorated.with("Access-Control-Expose-Headers", String.join(",", rules.exposeHeaders()));
  }

  private boolean allowed(Headers request) {
    String origin = request.getFirst("Origin");
    return origin != null && (anyOrigin() || rules.allowOrigins().contains(origin));
  }

  private Reply withOrigin(Reply reply, Headers request) {
    Reply with =
        reply.with("Access-Control-Allow-Origin", anyOrigin() ? "*" : request.getFirst("Origin"));
    return rules.allowCredentials() ? with.with("Access-Control-Allow-Credentials", "true") : with;
  }

  private boolean anyOrigin() {
    return rules.allowOrigins().contains("*");
  }
}

package dev.efsshare.demo.target;

import java.net.http.HttpRequest;

/** Adds to a request of the HTTP API what lets it in. Implementations are thread-safe. */
@FunctionalInterface
public interface RequestSigner {

  /** For an API that is open. */
  RequestSigner NONE = (request, body) -> request;

  /**
   * Signs a request.
   *
   * @param request complete but for this
   * @param body what is sent with it; empty if nothing is
   * @return the request with further headers
   */
  HttpRequest sign(HttpRequest request, byte[] body);

  /**
   * Shows a token to an API that wants a JWT.
   *
   * @param token the token as the issuer gave it
   * @return sends it with every request
   */
  static RequestSigner bearer(String token) {
    return (request, body) ->
        HttpRequest.newBuilder(request, (name, value) -> true)
            .setHeader("Authorization", "Bearer " + token)
            .build();
  }
}

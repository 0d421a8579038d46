package dev.efsshare.functions.event;

/** In which form a request came and its answer goes back. */
public enum PayloadFormat {
  /** HTTP API, payload format 2.0. */
  HTTP_API_2,
  /** REST API proxy, and HTTP API with payload format 1.0. */
  REST_PROXY_1,
  /** A bare object from a direct invocation; the answer is the body with a {@code statusCode}. */
  DIRECT
}

package dev.efsshare.local.template;

import java.util.List;

/**
 * One of a bucket's {@code CorsConfiguration.CorsRules}. Every list may hold {@code *}; origins and
 * headers may have one within a text.
 *
 * @param allowedOrigins origins that may call
 * @param allowedMethods methods they may use
 * @param allowedHeaders request headers they may send
 * @param exposedHeaders response headers a browser may show to a page
 */
public record BucketCorsRule(
    List<String> allowedOrigins,
    List<String> allowedMethods,
    List<String> allowedHeaders,
    List<String> exposedHeaders) {

  /** Copies the lists. */
  public BucketCorsRule {
    allowedOrigins = List.copyOf(allowedOrigins);
    allowedMethods = List.copyOf(allowedMethods);
    allowedHeaders = List.copyOf(allowedHeaders);
    exposedHeaders = List.copyOf(exposedHeaders);
  }
}

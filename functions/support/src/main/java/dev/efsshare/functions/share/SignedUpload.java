package dev.efsshare.functions.share;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An upload that anybody can do who knows it: it belongs into the answer and nowhere else.
 * Immutable.
 *
 * @param method of HTTP
 * @param url with the signature
 * @param headers what to send with these very values, by lower-case name in order; without {@code
 *     Host} and {@code Content-Length}, which every client sends by itself
 * @param expiresAt the upload must begin before; sooner, if the signer's credentials end sooner
 */
public record SignedUpload(
    String method, String url, Map<String, String> headers, Instant expiresAt) {

  /** Orders the headers. */
  public SignedUpload {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  /** Without the URL, so that no log line or message shows it. */
  @Override
  public String toString() {
    return "SignedUpload[method=%s, headers=%s, expiresAt=%s]"
        .formatted(method, headers, expiresAt);
  }
}

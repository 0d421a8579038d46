package dev.efsshare.local.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An HTTP answer. Immutable; safe for use by several threads. */
public final class Reply {

  private final int status;
  private final List<Map.Entry<String, String>> headers;
  private final byte[] body;

  private Reply(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /**
   * An answer without body.
   *
   * @param status HTTP status
   * @return the answer
   */
  public static Reply empty(int status) {
    return new Reply(status, List.of(), new byte[0]);
  }

  /**
   * An answer with a JSON body.
   *
   * @param status HTTP status
   * @param json the body
   * @return the answer, with its content type
   */
  public static Reply json(int status, String json) {
    return of(status, json.getBytes(UTF_8)).with("Content-Type", "application/json");
  }

  /**
   * An answer with any body.
   *
   * @param status HTTP status
   * @param body the body; copied
   * @return the answer, without content type
   */
  public static Reply of(int status, byte[] body) {
    return new Reply(status, List.of(), body.clone());
  }

  /**
   * Adds a header; a name may occur more than once.
   *
   * @param name header name
   * @param value header value
   * @return a copy with the header
   */
  public Reply with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new Reply(status, more, body);
  }

  int status() {
    return status;
  }

  List<Map.Entry<String, String>> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}

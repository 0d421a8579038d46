package dev.efsshare.functions.shell;

import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.share.S3Objects;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Makes ready, beside initialisation and on a processor that would be idle, what the first request
 * needs and initialisation does not.
 *
 * <p>Only classes whose initialisation waits for none that another thread may be in the middle of:
 * two threads would wait for each other.
 */
public final class Priming {
  private Priming() {}

  /** Starts, and does not wait: whoever needs one of these sooner makes it, or waits for it. */
  public static void start() {
    Thread.ofPlatform().daemon().name("efs-share-priming").start(Priming::tryAll);
  }

  private static void tryAll() {
    try {
      all();
    } catch (RuntimeException | LinkageError e) {
      // Whoever needs it meets the same failure, and has an answer to give.
    }
  }

  static void all() {
    S3Objects.prime();
    json();
  }

  /** The parser's tables of large numbers, which it makes before it reads the first letter. */
  private static void json() {
    Json.parseObject("{\"n\":1}".getBytes(StandardCharsets.UTF_8), "an example");
    Json.bytes(Map.of("n", 1));
  }
}

package dev.efsshare.local.runtime;

import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One request on its way through an environment.
 *
 * @param requestId the request's id
 * @param functionArn ARN that was invoked
 * @param payload JSON for the function
 * @param traceId X-Ray header
 * @param answer completed by the Runtime API when the function answers
 */
record Invocation(
    String requestId,
    String functionArn,
    String payload,
    String traceId,
    CompletableFuture<Answer> answer) {

  static Invocation of(String requestId, String functionArn, String payload) {
    return new Invocation(requestId, functionArn, payload, newTraceId(), new CompletableFuture<>());
  }

  /**
   * What the function said.
   *
   * @param payload its JSON
   * @param failed whether it came by the error path
   */
  record Answer(String payload, boolean failed) {}

  private static String newTraceId() {
    String time = Long.toHexString(System.currentTimeMillis() / 1000);
    return "Root=1-%s-%s;Parent=%s;Sampled=0".formatted(time, hex(12), hex(8));
  }

  private static String hex(int bytes) {
    byte[] random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}

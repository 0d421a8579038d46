package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.testing.Call.Reply;

/** Says whether answers are as they are described. */
final class Answers {
  private Answers() {}

  /** A success as described for an operation. */
  static void assertSuccess(String operation, Reply reply) {
    assertThat(reply.status()).isEqualTo(200);
    assertDescribed(operation, reply);
  }

  /** An error as described for an operation. */
  static void assertError(String operation, Reply reply, int status, String code) {
    assertThat(reply.status()).as(bodyOf(reply)).isEqualTo(status);
    assertThat(reply.body().string("error")).isEqualTo(code);
    assertThat(ApiDescription.errorCodes(operation, String.valueOf(status))).contains(code);
    assertDescribed(operation, reply);
  }

  private static void assertDescribed(String operation, Reply reply) {
    assertThat(ApiDescription.faults(operation, String.valueOf(reply.status()), bodyOf(reply)))
        .as(bodyOf(reply))
        .isEmpty();
  }

  private static String bodyOf(Reply reply) {
    return String.valueOf(reply.whole().string("body"));
  }
}

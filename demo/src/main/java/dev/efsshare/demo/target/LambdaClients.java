package dev.efsshare.demo.target;

import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;

/** How this tool calls Lambda. */
final class LambdaClients {
  /** Longer than the functions' timeout allows. */
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(16);

  private LambdaClients() {}

  /** For invocations: one that is repeated unseen would be counted as one. */
  static void withoutRetries(LambdaClientBuilder builder) {
    builder
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(ANSWER_LIMIT))
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }
}

package dev.efsshare.s3;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Keeps an S3 client from asking {@code Expect: 100-continue} before it sends content. For clients
 * on url-connection-client that put small objects: when the server drops a kept connection, that
 * client throws the failure past the SDK's retries if it was waiting for the server's consent (AWS
 * SDK 2.40), and a small object costs one round trip less.
 *
 * <p>Thread-safety: safe for use by many threads.
 *
 * <pre>{@code
 * S3Client.builder()
 *     .overrideConfiguration(c -> c.addExecutionInterceptor(new NoExpectContinue()))
 *     .build();
 * }</pre>
 */
public final class NoExpectContinue implements ExecutionInterceptor {

  /** An interceptor; it has no state. */
  public NoExpectContinue() {}

  /**
   * Takes the header away.
   *
   * @param context the request
   * @param attributes not used
   * @return the request without the header
   */
  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return context.httpRequest().toBuilder().removeHeader("Expect").build();
  }
}

package dev.efsshare.evidence.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Keeps the body of each answer as the service sent it, before the SDK reads it. Register it with
 * every client, then ask through {@link #ask}.
 *
 * <p>Thread-safety: for one thread and for synchronous clients, since the answer to a call is the
 * last one that came.
 */
public final class Recorder implements ExecutionInterceptor {
  private final SortedSet<String> hosts = new TreeSet<>();
  private @Nullable String last;
  private String lastHost = "nobody";

  /**
   * An answer.
   *
   * @param <T> the SDK's class of it
   * @param value what the SDK read; empty when the service refused, or the SDK could not read it
   * @param body as the service sent it, text in UTF-8; empty when it sent none
   * @param refusal why the service refused
   */
  public record Answer<T>(Optional<T> value, String body, Optional<AwsServiceException> refusal) {

    /**
     * The error code of a refusal.
     *
     * @return for example {@code PolicyNotFound}; empty when there is none
     */
    public String refusalCode() {
      return refusal
          .map(AwsServiceException::awsErrorDetails)
          .map(details -> Optional.ofNullable(details.errorCode()).orElse("no code"))
          .orElse("");
    }
  }

  /**
   * Makes one call.
   *
   * @param <T> the SDK's class of the answer
   * @param call one call of one client
   * @return what came; a refusal by the service is an answer, too
   * @throws SdkClientException if no answer came
   */
  public <T> Answer<T> ask(Supplier<T> call) {
    last = null;
    try {
      T value = call.get();
      return new Answer<>(Optional.of(value), body(), Optional.empty());
    } catch (AwsServiceException e) {
      return new Answer<>(Optional.empty(), body(), Optional.of(e));
    } catch (SdkClientException e) {
      if (last == null) {
        throw e;
      }
      // An answer that the SDK cannot read is an answer, too.
      return new Answer<>(Optional.empty(), body(), Optional.empty());
    }
  }

  private String body() {
    return last == null ? "" : last;
  }

  /**
   * Who answered.
   *
   * @return host names, with the port where it is not the usual one
   */
  public SortedSet<String> hosts() {
    return Collections.unmodifiableSortedSet(hosts);
  }

  /**
   * Who gave the last answer.
   *
   * @return a host name, with the port where it is not the usual one
   */
  public String lastHost() {
    return lastHost;
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    lastHost = context.httpRequest().getUri().getRawAuthority();
    hosts.add(lastHost);
    return context.responseBody().map(this::keep);
  }

  private InputStream keep(InputStream body) {
    try (body) {
      byte[] content = body.readAllBytes();
      last = new String(content, UTF_8);
      return new ByteArrayInputStream(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

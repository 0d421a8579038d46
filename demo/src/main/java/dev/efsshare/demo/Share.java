package dev.efsshare.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.local.LocalStack;
import dev.efsshare.s3.NoExpectContinue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The share as a client sees it: its HTTP API, its bucket, its Lambda endpoint and its mount.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
public final class Share implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalStack stack;
  private final HttpClient http = HttpClient.newHttpClient();
  private final S3Client s3;

  Share(LocalStack stack) {
    this.stack = stack;
    this.s3 =
        S3Client.builder()
            .endpointOverride(stack.s3())
            .region(Region.of(stack.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .forcePathStyle(true)
            .overrideConfiguration(c -> c.addExecutionInterceptor(new NoExpectContinue()))
            .build();
  }

  /**
   * The stack behind the share.
   *
   * @return running
   */
  public LocalStack stack() {
    return stack;
  }

  /**
   * A client of the share's object store.
   *
   * @return open as long as the share
   */
  public S3Client s3() {
    return s3;
  }

  /**
   * The share's bucket.
   *
   * @return its name
   */
  public String bucket() {
    return stack.buckets().getFirst();
  }

  /**
   * Where a model is for programs that read the mount.
   *
   * @param name without {@code models/}
   * @return the path
   */
  public Path modelPath(String name) {
    return stack.mount().resolve("models").resolve(name);
  }

  /**
   * Asks the consumer for a prediction.
   *
   * @param request the JSON body's fields
   * @return the answer
   * @throws IOException if there is none
   * @throws InterruptedException if interrupted while waiting
   */
  public ApiAnswer predict(Map<String, ?> request) throws IOException, InterruptedException {
    return post("/predict", request);
  }

  /**
   * Sends a JSON body to a route.
   *
   * @param route for example {@code /ingest}
   * @param request the body's fields
   * @return the answer
   * @throws IOException if there is none
   * @throws InterruptedException if interrupted while waiting
   */
  public ApiAnswer post(String route, Map<String, ?> request)
      throws IOException, InterruptedException {
    long sent = System.nanoTime();
    return answer(http.send(request(route, request), BodyHandlers.ofByteArray()), sent);
  }

  /**
   * As {@link #post}, without waiting.
   *
   * @param route for example {@code /predict}
   * @param request the body's fields
   * @return the answer to come
   */
  public CompletableFuture<ApiAnswer> postAsync(String route, Map<String, ?> request)
      throws IOException {
    long sent = System.nanoTime();
    return http.sendAsync(request(route, request), BodyHandlers.ofByteArray())
        .thenApply(response -> answer(response, sent));
  }

  /**
   * Invokes a function directly and waits, as {@code aws lambda invoke} does.
   *
   * @param function its logical id in the template
   * @param event the payload
   * @return the function's answer; status 200 with a function error is turned into 500
   * @throws IOException if there is no answer
   * @throws InterruptedException if interrupted while waiting
   */
  public ApiAnswer invoke(String function, ObjectNode event)
      throws IOException, InterruptedException {
    URI uri =
        stack
            .lambda()
            .resolve("/2015-03-31/functions/" + stack.functionName(function) + "/invocations");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER_LIMIT)
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(event)))
            .build();
    long sent = System.nanoTime();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    ApiAnswer answer = answer(response, sent);
    boolean failed = response.headers().firstValue("X-Amz-Function-Error").isPresent();
    return failed ? new ApiAnswer(500, answer.body(), answer.took()) : answer;
  }

  private HttpRequest request(String route, Map<String, ?> body) throws IOException {
    return HttpRequest.newBuilder(stack.api().resolve(route))
        .timeout(ANSWER_LIMIT)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
        .build();
  }

  private static ApiAnswer answer(HttpResponse<byte[]> response, long sentNanos) {
    Duration took = Duration.ofNanos(System.nanoTime() - sentNanos);
    return new ApiAnswer(response.statusCode(), json(response.body()), took);
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node == null ? JSON.createObjectNode() : node;
    } catch (IOException e) {
      throw new UncheckedIOException("the answer is not JSON", e);
    }
  }

  /** Closes the clients; the stack goes on. */
  @Override
  public void close() {
    s3.close();
    http.close();
  }
}

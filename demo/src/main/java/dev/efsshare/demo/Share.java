package dev.efsshare.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.demo.target.Host;
import dev.efsshare.demo.target.ShareFunction;
import dev.efsshare.demo.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The share as a client sees it: its HTTP API, its bucket and its functions.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
public final class Share implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Target target;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<String> results = new ConcurrentSkipListSet<>();
  private final SharedFiles files = new SharedFiles(this);

  Share(Target target) {
    this.target = target;
  }

  /**
   * Where the share is.
   *
   * @return open as long as the share
   */
  public Target target() {
    return target;
  }

  /**
   * What can be reached only on the machine that the stack runs on.
   *
   * @return empty unless it runs on this machine
   */
  public Optional<Host> host() {
    return target.host();
  }

  /**
   * A client of the share's object store.
   *
   * @return open as long as the share
   */
  public S3Client s3() {
    return target.s3();
  }

  /**
   * The share's bucket.
   *
   * @return its name
   */
  public String bucket() {
    return target.outputs().bucket();
  }

  /**
   * The files of this run.
   *
   * @return in a folder of their own on the share
   */
  public SharedFiles files() {
    return files;
  }

  /**
   * The results that predictions left in the bucket.
   *
   * @return their keys, sorted
   */
  public Set<String> results() {
    return Set.copyOf(results);
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
    return post(route, "application/json", JSON.writeValueAsBytes(request));
  }

  /**
   * Sends a body of any kind to a route.
   *
   * @param route with its query
   * @param mediaType of the body
   * @param body what is sent
   * @return the answer
   * @throws IOException if there is none
   * @throws InterruptedException if interrupted while waiting
   */
  public ApiAnswer post(String route, String mediaType, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request = request(route, mediaType, body);
    long sent = System.nanoTime();
    return answer(http.send(request, BodyHandlers.ofByteArray()), sent);
  }

  /**
   * As {@link #post(String, Map)}, without waiting.
   *
   * @param route for example {@code /predict}
   * @param request the body's fields
   * @return the answer to come
   * @throws IOException if the request cannot be written
   */
  public CompletableFuture<ApiAnswer> postAsync(String route, Map<String, ?> request)
      throws IOException {
    HttpRequest signed = request(route, "application/json", JSON.writeValueAsBytes(request));
    long sent = System.nanoTime();
    return http.sendAsync(signed, BodyHandlers.ofByteArray())
        .thenApply(response -> answer(response, sent));
  }

  /**
   * Asks a route.
   *
   * @param route with its query
   * @return the answer
   * @throws IOException if there is none
   * @throws InterruptedException if interrupted while waiting
   */
  public ApiAnswer get(String route) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri(route)).timeout(ANSWER_LIMIT).GET().build();
    HttpRequest signed = target.signer().sign(request, new byte[0]);
    long sent = System.nanoTime();
    return answer(http.send(signed, BodyHandlers.ofByteArray()), sent);
  }

  /**
   * Invokes a function directly and waits, as {@code aws lambda invoke} does, once.
   *
   * @param function which
   * @param event the payload
   * @return the function's answer; status 200 with a function error is turned into 500
   */
  public ApiAnswer invoke(ShareFunction function, ObjectNode event) {
    long sent = System.nanoTime();
    InvokeResponse response =
        target
            .lambda()
            .invoke(b ->
                b.functionName(target.qualifiedName(function))
                    .payload(SdkBytes.fromUtf8String(event.toString())));
    return new ApiAnswer(
        response.functionError() == null ? response.statusCode() : 500,
        json(response.payload().asByteArray()),
        Duration.ofNanos(System.nanoTime() - sent),
        response.responseMetadata().requestId());
  }

  private URI uri(String route) {
    return URI.create(target.outputs().api() + route);
  }

  private HttpRequest request(String route, String mediaType, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri(route))
            .timeout(ANSWER_LIMIT)
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return target.signer().sign(request, body);
  }

  private ApiAnswer answer(HttpResponse<byte[]> response, long sentNanos) {
    Duration took = Duration.ofNanos(System.nanoTime() - sentNanos);
    ApiAnswer answer = new ApiAnswer(response.statusCode(), json(response.body()), took, "");
    if (answer.body().has("result") && answer.body().has("s3Key")) {
      results.add(answer.text("s3Key"));
    }
    return answer;
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node == null ? JSON.createObjectNode() : node;
    } catch (IOException e) {
      throw new UncheckedIOException("the answer is not JSON", e);
    }
  }

  /** Closes the HTTP client; the target goes on. */
  @Override
  public void close() {
    http.close();
  }
}

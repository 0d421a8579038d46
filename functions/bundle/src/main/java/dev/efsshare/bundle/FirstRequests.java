package dev.efsshare.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.runtime.EnvironmentInfo;
import dev.efsshare.local.runtime.EnvironmentInfo.State;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** What clients ask first: everything that a cold start should find prepared. */
final class FirstRequests implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MODEL = "langdetect-183.bin";
  private static final String TEXT = "Der Leuchtturm steht seit Jahren leer.";

  private final LocalStack stack;
  private final HttpClient http = HttpClient.newHttpClient();

  FirstRequests(LocalStack stack) {
    this.stack = stack;
  }

  /** Sends them, one after the other, so that each function needs one environment only. */
  void send() throws IOException, InterruptedException {
    call("GET", "/health", "", 200);
    upload("models/" + MODEL, model());
    upload("models/small.txt", TEXT.getBytes(UTF_8));
    // S3 events have put both onto the share: without their records, a request fetches them again
    forget();
    call("POST", "/ingest", "{\"key\":\"models/small.txt\"}", 200);
    call("POST", "/ingest", "{\"key\":\"models/" + MODEL + "\"}", 200);
    call("POST", "/ingest", "{\"key\":\"models/small.txt\"}", 200);
    call("POST", "/ingest", "{\"key\":\"models/told.txt\",\"data\":\"SGVsbG8=\"}", 200);
    call("POST", "/ingest", "{\"key\":\"models/missing\"}", 404);
    call("POST", "/ingest", "{\"key\":", 400);
    call("POST", "/uploads", "{\"key\":\"models/later.bin\"}", 200);
    String predict = "{\"model\":\"%s\",\"input\":\"%s\"}".formatted(MODEL, TEXT);
    call("POST", "/predict", predict, 200);
    call("POST", "/predict", predict, 200);
    call("POST", "/predict", "{\"model\":\"small.txt\"}", 200);
    call("POST", "/predict", "{\"model\":\"missing\"}", 404);
    call("GET", "/files?key=models/small.txt", "", 200);
  }

  private void call(String method, String path, String body, int status)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.api() + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != status) {
      throw new IOException(
          "%s %s %s was answered with %d, not %d: %s; logs are in %s"
              .formatted(
                  method, path, body, answer.statusCode(), status, answer.body(), stack.logs()));
    }
  }

  private void upload(String key, byte[] content) throws IOException, InterruptedException {
    URI uri = URI.create(stack.s3() + "/" + stack.buckets().getFirst() + "/" + key);
    int before = invocations();
    HttpRequest request =
        HttpRequest.newBuilder(uri).PUT(BodyPublishers.ofByteArray(content)).build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("PUT %s: %d %s".formatted(uri, answer.statusCode(), answer.body()));
    }
    awaitEvent(before, uri);
  }

  /** Until the event of an upload has been handled: or it would start a second environment. */
  private void awaitEvent(int before, URI upload) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (invocations() == before
        || stack.environments().stream().anyMatch(e -> e.state() != State.IDLE)) {
      if (System.nanoTime() > end) {
        throw new IOException("the event of %s: see %s".formatted(upload, stack.logs()));
      }
      Thread.sleep(10);
    }
  }

  private int invocations() {
    return stack.environments().stream().mapToInt(EnvironmentInfo::invocations).sum();
  }

  private void forget() throws IOException {
    for (Path file : Folders.tree(stack.mount())) {
      if (Files.isRegularFile(file)) {
        Files.delete(file);
      }
    }
  }

  private static byte[] model() throws IOException {
    try (InputStream in = FirstRequests.class.getResourceAsStream("/" + MODEL)) {
      return Objects.requireNonNull(in, MODEL + " is not on the class path").readAllBytes();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

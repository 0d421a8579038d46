package dev.efsshare.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.efsshare.demo.target.LocalTarget;
import dev.efsshare.local.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client without credentials uploads what an answer of POST /uploads says, no more and no less.
 */
@TestInstance(Lifecycle.PER_CLASS)
class UploadIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private LocalStack stack;
  private Share share;

  @BeforeAll
  void start(@TempDir Path state) {
    stack = LocalStack.start(Stacks.in(state));
    share = new Share(LocalTarget.of(stack));
  }

  @AfterAll
  void end() {
    http.close();
    share.close();
    stack.close();
  }

  @Test
  void upload_ofAnyContent_arrivesAndHasARecord() throws Exception {
    byte[] content = "straight to the bucket".getBytes(StandardCharsets.UTF_8);
    String name = "größe/a b+c%25.txt";
    ApiAnswer signed = share.post("/uploads", Map.of("key", "models/" + name));
    assertThat(signed.status()).as(signed.body().toString()).isEqualTo(200);

    assertThat(put(signed.body(), content).statusCode()).isEqualTo(200);

    JsonNode record = awaitRecord(name);
    assertThat(record.path("key").asText()).isEqualTo("models/" + name);
    assertThat(record.path("newest").asBoolean()).isTrue();
    assertThat(record.path("source").path("bucket").asText()).isEqualTo(share.bucket());
    assertThat(record.path("checksums").path("SHA-256").asText()).isEqualTo(Sha256.of(content));
    Path published = Path.of(record.path("efsPath").asText());
    assertThat(Files.readAllBytes(published)).isEqualTo(content);
    HttpResponse<String> again = get("/files/" + record.path("fileId").asText());
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(withoutRequest(JSON.readTree(again.body()))).isEqualTo(withoutRequest(record));
  }

  private static Map<?, ?> withoutRequest(JsonNode answer) {
    Map<?, ?> members = JSON.convertValue(answer, Map.class);
    members.remove("requestId");
    return members;
  }

  @Test
  void upload_boundToItsContent_arrives() throws Exception {
    byte[] content = "bound by size, type and checksum".getBytes(StandardCharsets.UTF_8);
    String key = "models/bound.txt";
    ApiAnswer signed = share.post("/uploads", bound(key, content));
    assertThat(signed.status()).as(signed.body().toString()).isEqualTo(200);

    assertThat(put(signed.body(), content).statusCode()).isEqualTo(200);

    assertThat(awaitRecord("bound.txt").path("verifiedBy").asText())
        .isEqualTo("SHA-256 full object");
    assertThat(share.s3().headObject(b -> b.bucket(share.bucket()).key(key)).contentType())
        .isEqualTo("text/x-bound");
  }

  @Test
  void url_isInNoLog() throws Exception {
    ApiAnswer signed = share.post("/uploads", Map.of("key", "models/logged.txt"));
    String url = signed.text("url");
    String signature = url.substring(url.indexOf("X-Amz-Signature=") + 16).split("&", 2)[0];

    Await.until(
        ARRIVAL_LIMIT,
        "the log of the upload",
        () -> !FunctionLogs.linesWith(stack.logs(), signed.text("requestId"), "done").isEmpty());
    assertThat(FunctionLogs.linesWith(stack.logs(), "upload signed", "models/logged.txt"))
        .isNotEmpty();
    assertThat(signature).hasSize(64);
    assertThat(FunctionLogs.linesWith(stack.logs(), signature)).isEmpty();
  }

  private static Map<String, ?> bound(String key, byte[] content) {
    return Map.of(
        "key",
        key,
        "sizeBytes",
        content.length,
        "contentType",
        "text/x-bound",
        "sha256",
        Sha256.of(content));
  }

  private HttpResponse<String> put(JsonNode answer, byte[] content) throws Exception {
    return http.send(
        put(answer).PUT(BodyPublishers.ofByteArray(content)).build(), BodyHandlers.ofString());
  }

  /** A request without content that has what an answer says. */
  static HttpRequest.Builder put(JsonNode answer) {
    assertThat(answer.path("method").asText()).isEqualTo("PUT");
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(answer.path("url").asText()));
    answer
        .path("headers")
        .properties()
        .forEach(header -> request.header(header.getKey(), header.getValue().asText()));
    return request;
  }

  private JsonNode awaitRecord(String name) throws Exception {
    // The path is there after the record.
    Await.until(
        ARRIVAL_LIMIT, name, () -> Files.exists(stack.mount().resolve("models").resolve(name)));
    HttpResponse<String> answer =
        get("/files?key=" + URLEncoder.encode("models/" + name, StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(stack.api().resolve(path)).build(), BodyHandlers.ofString());
  }
}

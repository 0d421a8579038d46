package dev.efsshare.local.s3;

import static dev.efsshare.local.TestStack.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/** Uploads to URLs that a function has signed, by programs and by pages of other origins. */
class PresignedUploadTest {

  private static final String ORIGIN = "https://app.example.org";
  private static final String CONTENT = "content";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;

  private static TestStack stack;
  private static S3Presigner presigner;
  private static String bucket;

  @BeforeAll
  static void start() throws IOException {
    stack = TestStack.start(folder);
    bucket = stack.stack().buckets().getFirst();
    presigner =
        S3Presigner.builder()
            .endpointOverride(stack.stack().s3())
            .region(Region.of(stack.stack().region()))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsSessionCredentials.create("local", "local", "local")))
            .build();
  }

  @AfterAll
  static void stop() {
    presigner.close();
    HTTP.close();
    stack.close();
  }

  @Test
  void upload_withEverythingBound_isStoredAndStartsTheFunction() throws Exception {
    PresignedPutObjectRequest presigned = presign("models/bound.bin", Duration.ofMinutes(15));

    assertThat(presigned.signedHeaders().keySet())
        .contains("content-length", "content-type", "x-amz-checksum-sha256");
    assertThat(put(presigned, CONTENT).statusCode()).isEqualTo(200);
    await("the event", () -> recorded("models/bound.bin"));
  }

  @Test
  void upload_ofOtherBytesThanTheChecksums_isRefusedAndNothingIsStored() throws Exception {
    PresignedPutObjectRequest presigned = presign("models/other.bin", Duration.ofMinutes(15));

    HttpResponse<String> response = put(presigned, "CONTENT");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("<Code>BadDigest</Code>");
    assertThat(get("models/other.bin").statusCode()).isEqualTo(404);
  }

  @Test
  void upload_toAnExpiredUrl_isRefused() throws Exception {
    PresignedPutObjectRequest presigned = presign("models/late.bin", Duration.ofSeconds(1));
    String expired =
        presigned.url().toString().replaceFirst("X-Amz-Date=\\d{4}", "X-Amz-Date=2020");

    HttpResponse<String> response = put(URI.create(expired), presigned, CONTENT);

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("Request has expired");
  }

  /** What differs from S3: any credentials are accepted, so there is nothing to check it with. */
  @Test
  void signature_isNotChecked() throws Exception {
    PresignedPutObjectRequest presigned = presign("models/tampered.bin", Duration.ofMinutes(15));
    String elsewhere = presigned.url().toString().replace("tampered.bin", "elsewhere.bin");
    HttpRequest longerAndUntyped =
        HttpRequest.newBuilder(URI.create(presigned.url().toString()))
            .PUT(BodyPublishers.ofString(CONTENT + CONTENT))
            .build();

    assertThat(put(URI.create(elsewhere), presigned, CONTENT).statusCode()).isEqualTo(200);
    assertThat(HTTP.send(longerAndUntyped, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
  }

  @Test
  void preflight_ofAnAllowedOrigin_namesWhatIsAllowed() throws Exception {
    HttpResponse<String> response = preflight(ORIGIN, "PUT", "content-type,x-amz-checksum-sha256");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
    assertThat(response.headers().firstValue("Access-Control-Allow-Methods")).contains("PUT");
    assertThat(response.headers().firstValue("Access-Control-Allow-Headers"))
        .contains("content-type,x-amz-checksum-sha256");
    assertThat(preflight(ORIGIN, "PUT", "X-Amz-Date, x-amz-security-token").statusCode())
        .isEqualTo(200);
  }

  @Test
  void preflight_beyondTheRules_isRefused() throws Exception {
    assertRefused(preflight("https://example.com", "PUT", "content-type"));
    assertRefused(preflight("https://example.org.evil.com", "PUT", "content-type"));
    assertRefused(preflight(ORIGIN, "DELETE", "content-type"));
    assertRefused(preflight(ORIGIN, "PUT", "x-evil"));
    assertRefused(preflight(ORIGIN, "PUT", "content-type,x-amz-date,x-evil"));
    // S3 itself would allow it: of a pattern, the server knows the headers of S3 only
    assertRefused(preflight(ORIGIN, "PUT", "x-amz-meta-own"));
  }

  @Test
  void upload_fromAnotherOrigin_isAnsweredForIt() throws Exception {
    PresignedPutObjectRequest presigned = presign("models/page.bin", Duration.ofMinutes(15));

    HttpResponse<String> allowed = put(presigned, CONTENT, "Origin", ORIGIN);
    HttpResponse<String> foreign = put(presigned, CONTENT, "Origin", "https://example.com");

    assertThat(allowed.statusCode()).isEqualTo(200);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
    assertThat(allowed.headers().firstValue("Access-Control-Expose-Headers")).contains("ETag");
    assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  private static PresignedPutObjectRequest presign(String key, Duration valid) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(CONTENT.getBytes(UTF_8));
    Consumer<PutObjectRequest.Builder> upload =
        request ->
            request
                .bucket(bucket)
                .key(key)
                .contentLength((long) CONTENT.length())
                .contentType("application/octet-stream")
                .checksumSHA256(Base64.getEncoder().encodeToString(digest));
    return presigner.presignPutObject(
        request -> request.signatureDuration(valid).putObjectRequest(upload));
  }

  private static HttpResponse<String> put(
      PresignedPutObjectRequest presigned, String body, String... headers)
      throws IOException, InterruptedException {
    return put(URI.create(presigned.url().toString()), presigned, body, headers);
  }

  /** Sends what is signed, but for what the client sets itself. */
  private static HttpResponse<String> put(
      URI uri, PresignedPutObjectRequest presigned, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).PUT(BodyPublishers.ofString(body));
    presigned
        .signedHeaders()
        .forEach((name, values) -> {
          if (!name.equals("host") && !name.equals("content-length")) {
            request.header(name, values.getFirst());
          }
        });
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String key) throws IOException, InterruptedException {
    URI uri = stack.stack().s3().resolve("/" + bucket + "/" + key);
    return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> preflight(String origin, String method, String headers)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(stack.stack().s3().resolve("/" + bucket + "/models/page.bin"))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", headers)
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static void assertRefused(HttpResponse<String> response) {
    assertThat(response.statusCode()).isBetween(400, 403);
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  private static boolean recorded(String key) {
    try {
      return stack.recordedEvents().stream()
          .anyMatch(event -> event.at("/Records/0/s3/object/key").asText().equals(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.efsshare.demo;

import static dev.efsshare.demo.Stacks.PRODUCER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.demo.target.LocalTarget;
import dev.efsshare.local.LocalStack;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An upload other than what was signed is refused by an S3 server that checks signatures. */
@TestInstance(Lifecycle.PER_CLASS)
class UploadTermsIT {
  private static final String CONTENT = "hello";
  private static final Map<String, ?> ALL_TERMS =
      Map.of(
          "key",
          "models/a.txt",
          "sizeBytes",
          CONTENT.length(),
          "contentType",
          "text/plain; charset=\"utf-8\"",
          "sha256",
          Sha256.of(CONTENT.getBytes(UTF_8)));

  private final HttpClient http = HttpClient.newHttpClient();
  private CheckingS3 s3;
  private LocalStack stack;
  private Share share;

  @BeforeAll
  void start(@TempDir Path state) throws Exception {
    String bucket = "checking-bucket";
    s3 = new CheckingS3(Files.createDirectory(state.resolve("checking")), bucket);
    stack =
        LocalStack.start(
            Stacks.in(state)
                .withVariable(PRODUCER, "AWS_ENDPOINT_URL_S3", s3.url())
                .withVariable(PRODUCER, "S3_BUCKET_NAME", bucket));
    share = new Share(LocalTarget.of(stack));
  }

  @AfterAll
  void end() {
    http.close();
    share.close();
    stack.close();
    s3.close();
  }

  private ObjectNode signed(Map<String, ?> request) throws Exception {
    ApiAnswer answer = share.post("/uploads", request);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return (ObjectNode) answer.body();
  }

  private HttpResponse<String> put(JsonNode answer, String content) throws Exception {
    return http.send(
        UploadIT.put(answer).PUT(BodyPublishers.ofString(content)).build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"models/a.txt", "models/größe/a b+c%25&d=?#'(~).txt"})
  void upload_asTheAnswerSays_isTaken(String key) throws Exception {
    ObjectNode answer = signed(Map.of("key", key));

    assertThat(put(answer, "of any size").statusCode()).isEqualTo(200);
  }

  @Test
  void upload_withAllTerms_isTaken() throws Exception {
    assertThat(put(signed(ALL_TERMS), CONTENT).statusCode()).isEqualTo(200);
  }

  @Test
  void content_other_isRefused() throws Exception {
    HttpResponse<String> refused = put(signed(ALL_TERMS), "hallo");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("BadDigest");
  }

  @Test
  void size_other_isRefused() throws Exception {
    assertSignatureRefused(put(signed(ALL_TERMS), CONTENT + "!"));
  }

  @Test
  void contentType_other_isRefused() throws Exception {
    ObjectNode answer = signed(ALL_TERMS);
    answer.withObject("/headers").put("content-type", "text/html");

    assertSignatureRefused(put(answer, CONTENT));
  }

  @Test
  void checksum_leftOut_isRefused() throws Exception {
    ObjectNode answer = signed(ALL_TERMS);
    answer.withObject("/headers").remove("x-amz-checksum-sha256");

    assertSignatureRefused(put(answer, CONTENT));
  }

  @Test
  void key_other_isRefused() throws Exception {
    ObjectNode answer = signed(ALL_TERMS);
    answer.put("url", answer.path("url").asText().replace("/models/a.txt?", "/models/b.txt?"));

    assertSignatureRefused(put(answer, CONTENT));
  }

  private static void assertSignatureRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("SignatureDoesNotMatch");
  }
}

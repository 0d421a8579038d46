package dev.efsshare.demo;

import static dev.efsshare.demo.Stacks.PRODUCER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.demo.target.LocalTarget;
import dev.efsshare.local.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Every row of the error tables that a healthy stack can give, provoked through HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class ErrorTableIT {
  private static final int MAX_BYTES = 100_000;

  private LocalStack stack;
  private Share share;

  @BeforeAll
  void start(@TempDir Path state) {
    stack =
        LocalStack.start(
            Stacks.in(state).withVariable(PRODUCER, "MAX_OBJECT_BYTES", String.valueOf(MAX_BYTES)));
    share = new Share(LocalTarget.of(stack));
  }

  @AfterAll
  void end() {
    share.close();
    stack.close();
  }

  @Test
  void ingest_objectMissing_isS3NotFound() throws Exception {
    ApiAnswer answer = share.post("/ingest", Map.of("key", "models/none.bin"));

    ErrorRow.check(share, answer, 404, "S3_NOT_FOUND")
        .logged("WARN")
        .answered("key", "models/none.bin");
  }

  @Test
  void ingest_objectTooLarge_isFileTooLarge() throws Exception {
    share
        .s3()
        .putObject(
            b -> b.bucket(share.bucket()).key("models/huge.bin"),
            RequestBody.fromBytes(new byte[MAX_BYTES + 1]));

    ApiAnswer answer = share.post("/ingest", Map.of("key", "models/huge.bin"));

    ErrorRow.check(share, answer, 413, "FILE_TOO_LARGE").logged("WARN");
    assertThat(answer.text("maxSize")).isNotBlank();
    assertThat(stack.mount().resolve("models").resolve("huge.bin")).doesNotExist();
  }

  @Test
  void ingest_memberUnknown_isInvalidRequest() throws Exception {
    ApiAnswer answer = share.post("/ingest", Map.of("no", "key"));

    ErrorRow.check(share, answer, 400, "INVALID_REQUEST").logged("WARN");
  }

  @Test
  void ingest_keyLeavesTheMount_isInvalidRequest() throws Exception {
    ApiAnswer answer = share.post("/ingest", Map.of("key", "models/../../etc/passwd"));

    ErrorRow.check(share, answer, 400, "INVALID_REQUEST").logged("WARN");
  }

  @Test
  void ingest_fileThere_isExists() throws Exception {
    ApiAnswer first = ingest("models/there.txt", "some text");
    ApiAnswer second = ingest("models/there.txt", "some text");

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("status")).isEqualTo("exists");
    assertThat(second.text("fileId")).isEqualTo(first.text("fileId"));
    assertThat(FunctionLogs.linesWith(stack.logs(), "models/there.txt", "\"exists\"", "\"INFO\""))
        .isNotEmpty();
  }

  @Test
  void predict_idUnknown_isNotFound() throws Exception {
    String id = UUID.randomUUID().toString();

    ApiAnswer answer = share.predict(Map.of("fileId", id));

    ErrorRow.check(share, answer, 404, "NOT_FOUND")
        .logged("WARN")
        .loggedFileId(id)
        .answered("fileId", id);
  }

  @Test
  void predict_nothingNamed_isInvalidRequest() throws Exception {
    ApiAnswer answer = share.predict(Map.of());

    ErrorRow.check(share, answer, 400, "INVALID_REQUEST").logged("WARN");
  }

  @Test
  void predict_inputForAFileWithoutModel_isInvalidRequest() throws Exception {
    String id = ingest("models/plain.txt", "not a model").text("fileId");

    ApiAnswer answer = share.predict(Map.of("fileId", id, "input", "Guten Tag"));

    ErrorRow.check(share, answer, 400, "INVALID_REQUEST").logged("WARN").answered("fileId", id);
  }

  @Test
  void predict_contentDamaged_isEfsReadFailed() throws Exception {
    String id = ingest("models/damaged.txt", "what was stored").text("fileId");
    Files.writeString(stack.mount().resolve("models").resolve("damaged.txt"), "what is there  ");

    ApiAnswer answer = share.predict(Map.of("fileId", id));

    ErrorRow.check(share, answer, 500, "EFS_READ_FAILED")
        .logged("ERROR")
        .loggedFileId(id)
        .answered("fileId", id);
  }

  @Test
  void predict_modelBroken_isProcessingFailed() throws Exception {
    String id = ingest("models/broken.bin", brokenLanguageModel()).text("fileId");

    ApiAnswer answer = share.predict(Map.of("fileId", id, "input", "Guten Tag"));

    ErrorRow.check(share, answer, 500, "PROCESSING_FAILED")
        .logged("ERROR")
        .loggedStackTrace()
        .answered("fileId", id);
  }

  private ApiAnswer ingest(String key, String text) throws Exception {
    return ingest(key, text.getBytes(StandardCharsets.UTF_8));
  }

  private ApiAnswer ingest(String key, byte[] content) throws Exception {
    return share.post(
        "/ingest", Map.of("key", key, "data", Base64.getEncoder().encodeToString(content)));
  }

  /** Says that it is a language model, and is none. */
  private static byte[] brokenLanguageModel() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("manifest.properties"));
      zip.write(
          "Component-Name=LanguageDetectorME\nOpenNLP-Version=2.5.0\nManifest-Version=1.0\n"
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("langdetect.model"));
      zip.write("nothing of the kind".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}

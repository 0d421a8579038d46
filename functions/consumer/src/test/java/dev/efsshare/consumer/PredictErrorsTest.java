package dev.efsshare.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.store.FileRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E8: every row of the consumer's table, and the errors beside it. */
class PredictErrorsTest {
  private static final String UNKNOWN_ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  @TempDir Path mount;
  private ConsumerFixture consumer;

  @BeforeEach
  void start() throws IOException {
    consumer = new ConsumerFixture(mount).started();
  }

  @Test
  void mount_missing_isMountFailedAndHealsWithoutARestart() throws IOException {
    Path late = mount.resolve("efs");
    ConsumerFixture starting = new ConsumerFixture(late);

    Reply reply = starting.predict("{\"fileId\":\"" + UNKNOWN_ID + "\"}");

    assertThat(reply.body().members())
        .containsEntry("stage", "init")
        .containsEntry("fileId", UNKNOWN_ID);
    JsonObject error = assertProblem(starting, reply, 500, "MOUNT_FAILED", "ERROR");
    assertThat(error.members())
        .containsEntry("stage", "write")
        .containsEntry("fileId", UNKNOWN_ID)
        .containsEntry("path", late.toString());

    Files.createDirectory(late);
    assertThat(starting.send(Events.httpApi("GET", "/health", "")).status()).isEqualTo(200);
  }

  @Test
  void mount_goneAfterAGoodStart_isMountFailed() throws IOException {
    Path efs = Files.createDirectory(mount.resolve("efs"));
    ConsumerFixture started = new ConsumerFixture(efs).started();
    started.put("a.txt", "hello");
    Files.move(efs, mount.resolve("elsewhere"));

    Reply health = started.send(Events.httpApi("GET", "/health", ""));

    assertProblem(started, health, 500, "MOUNT_FAILED", "ERROR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"model\":\"a.txt\"}", "{\"fileId\":\"" + UNKNOWN_ID + "\"}"})
  void fileOfAMount_goneAfterAGoodStart_isMountFailedNotNotFound(String request)
      throws IOException {
    Path efs = Files.createDirectory(mount.resolve("efs"));
    ConsumerFixture started = new ConsumerFixture(efs).started();
    started.put("a.txt", "hello");
    Files.move(efs, mount.resolve("elsewhere"));

    Reply reply = started.predict(request);

    assertThat(reply.body().string("stage")).isEqualTo("init");
    JsonObject error = assertProblem(started, reply, 500, "MOUNT_FAILED", "ERROR");
    assertThat(error.string("path")).isEqualTo(efs.toString());
  }

  @Test
  void fileId_unknown_is404WithIt() throws IOException {
    consumer.put("a.txt", "hello");

    Reply reply = consumer.predict("{\"fileId\":\"%s\",\"model\":\"a.txt\"}".formatted(UNKNOWN_ID));

    assertThat(reply.body().string("fileId")).isEqualTo(UNKNOWN_ID);
    JsonObject error = assertProblem(consumer, reply, 404, "NOT_FOUND", "WARN");
    assertThat(error.string("fileId")).isEqualTo(UNKNOWN_ID);
  }

  @Test
  void model_unknown_is404WithTheWayOut() throws IOException {
    Reply reply = consumer.predict("{\"model\":\"absent.bin\"}");

    assertThat(reply.body().string("message")).contains("ingest models/absent.bin first");
    assertThat(reply.body().string("model")).isEqualTo("absent.bin");
    assertProblem(consumer, reply, 404, "NOT_FOUND", "WARN");
  }

  @Test
  void fileId_ofAnotherModel_is404WithTheReason() throws IOException {
    FileRecord record = consumer.put("a.txt", "hello");
    consumer.put("b.txt", "hello");

    Reply reply =
        consumer.predict("{\"fileId\":\"%s\",\"model\":\"b.txt\"}".formatted(record.fileId()));

    assertThat(reply.body().string("fileId")).isEqualTo(record.fileId().toString());
    assertThat(reply.body().string("message")).contains("'a.txt'").contains("'b.txt'");
    assertProblem(consumer, reply, 404, "NOT_FOUND", "WARN");
  }

  @Test
  void content_damaged_isEfsReadFailed() throws IOException {
    FileRecord record = consumer.put("a.txt", "hello");
    Files.writeString(consumer.contentOf(record), "HELLO");

    Reply reply = consumer.predict("{\"model\":\"a.txt\"}");

    assertThat(reply.body().string("fileId")).isEqualTo(record.fileId().toString());
    assertThat(reply.body().string("message")).contains("\"replace\": true");
    JsonObject error = assertProblem(consumer, reply, 500, "EFS_READ_FAILED", "ERROR");
    assertThat(error.members())
        .containsEntry("stage", "read")
        .containsEntry("fileId", record.fileId().toString())
        .containsEntry("path", consumer.contentOf(record).toString());
    assertThat(mount.resolve("outputs")).isEmptyDirectory();
  }

  @Test
  void content_damaged_isRefusedAgainAndNothingMadeOfItIsKept() throws IOException {
    FileRecord record = consumer.put("a.txt", "hello");
    Files.writeString(consumer.contentOf(record), "HELLO");
    assertThat(consumer.predict("{\"model\":\"a.txt\"}").status()).isEqualTo(500);

    Reply again = consumer.predict("{\"model\":\"a.txt\"}");

    assertThat(again.status()).isEqualTo(500);
    assertThat(again.body().string("message")).contains("the file is damaged");
  }

  @Test
  void content_damagedAndIngestedAgainWithReplace_isPredicted() throws IOException {
    FileRecord record = consumer.put("a.txt", "hello");
    Files.writeString(consumer.contentOf(record), "HELLO");
    assertThat(consumer.predict("{\"model\":\"a.txt\"}").status()).isEqualTo(500);

    FileRecord repaired = consumer.replace("a.txt", "hello");

    Reply reply = consumer.predict("{\"model\":\"a.txt\"}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().string("fileId")).isEqualTo(repaired.fileId().toString());
  }

  @Test
  void modelDamaged_whileParsed_isEfsReadFailedNotProcessingFailed() throws IOException {
    byte[] model = ConsumerFixture.languageModel();
    FileRecord record = consumer.put("m.bin", model);
    byte[] damaged = model.clone();
    Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 1000, (byte) 0);
    Files.write(consumer.contentOf(record), damaged);

    Reply reply = consumer.predict("{\"model\":\"m.bin\",\"input\":\"some text\"}");

    assertProblem(consumer, reply, 500, "EFS_READ_FAILED", "ERROR");
  }

  @Test
  void record_damaged_isEfsReadFailed() throws IOException {
    consumer.put("a.txt", "hello");
    try (var files = Files.walk(mount.resolve(".efs-share/keys"))) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(each, "{");
      }
    }

    Reply reply = consumer.predict("{\"model\":\"a.txt\"}");

    assertProblem(consumer, reply, 500, "EFS_READ_FAILED", "ERROR");
  }

  @Test
  void model_thatIsNone_isProcessingFailedWithStackTrace() throws IOException {
    FileRecord record = consumer.put("fake.bin", fakeModel());

    Reply reply = consumer.predict("{\"model\":\"fake.bin\",\"input\":\"some text\"}");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body().members())
        .containsEntry("error", "PROCESSING_FAILED")
        .containsEntry("fileId", record.fileId().toString());
    JsonObject line = consumer.call.loggedError();
    assertThat(line.string("level")).isEqualTo("ERROR");
    assertThat(line.string("stackTrace")).contains("opennlp");
    assertThat(line.object("error").members())
        .containsEntry("code", "PROCESSING_FAILED")
        .containsEntry("stage", "process")
        .containsEntry("fileId", record.fileId().toString())
        .containsEntry("path", consumer.contentOf(record).toString());
  }

  /** Says that it is a language model, and has none in it. */
  private static byte[] fakeModel() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("manifest.properties"));
      zip.write("Component-Name=LanguageDetectorME\n".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void result_notToBeWritten_isEfsWriteFailed() throws IOException {
    FileRecord record = consumer.put("a.txt", "hello");
    Path result = mount.resolve("outputs").resolve(record.fileId() + ".result");
    Files.createDirectory(result);

    Reply reply = consumer.predict("{\"model\":\"a.txt\"}");

    assertThat(reply.body().string("stage")).isEqualTo("write");
    JsonObject error = assertProblem(consumer, reply, 500, "EFS_WRITE_FAILED", "ERROR");
    assertThat(error.string("path")).isEqualTo(result.toString());
  }

  @ParameterizedTest
  @CsvSource({"ENABLE_S3_ARCHIVE,maybe", "OUTPUTS_DIR,a/b"})
  void variable_unusable_isAnsweredWithItsName(String name, String value) throws IOException {
    ConsumerFixture misconfigured = new ConsumerFixture(mount, name, value);

    Reply reply = misconfigured.predict("{\"model\":\"a.txt\"}");

    assertThat(reply.body().string("message")).contains(name).contains("'" + value + "'");
    assertProblem(misconfigured, reply, 500, "INVALID_CONFIGURATION", "ERROR");
  }

  static JsonObject assertProblem(
      ConsumerFixture consumer, Reply reply, int status, String code, String level) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body().string("error")).isEqualTo(code);
    assertThat(reply.body().string("message")).isNotBlank();
    assertThat(reply.body().string("requestId")).isEqualTo(ConsumerFixture.CONTEXT.requestId());
    JsonObject line = consumer.call.loggedError();
    assertThat(line.string("timestamp")).isNotBlank();
    assertThat(line.string("level")).isEqualTo(level);
    assertThat(line.string("requestId")).isEqualTo(ConsumerFixture.CONTEXT.requestId());
    assertThat(line.string("function")).isEqualTo("consumer-lambda");
    assertThat(line.object("error").string("code")).isEqualTo(code);
    return line.object("error");
  }
}

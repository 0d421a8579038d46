package dev.efsshare.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.store.FileId;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E8: every row of the producer's table, and the errors beside it. */
class IngestErrorsTest {
  private static final String INGEST_A = "{\"key\":\"models/a.bin\"}";

  @TempDir Path mount;

  @Test
  void mount_missing_isMountFailedAndHealsWithoutARestart() throws IOException {
    Path late = mount.resolve("efs");
    ProducerFixture producer = new ProducerFixture(late);
    producer.put("models/a.bin", "hello");

    Reply reply = producer.ingest(INGEST_A);

    assertThat(reply.status()).isEqualTo(500);
    JsonObject body = reply.body();
    assertThat(body.members())
        .containsEntry("error", "MOUNT_FAILED")
        .containsEntry("stage", "init")
        .containsEntry("requestId", ProducerFixture.CONTEXT.requestId());
    assertThat(body.string("message")).isNotBlank();
    JsonObject line = producer.call.loggedError();
    assertThat(line.members())
        .containsEntry("level", "ERROR")
        .containsEntry("requestId", ProducerFixture.CONTEXT.requestId())
        .containsEntry("function", "producer-lambda");
    JsonObject error = line.object("error");
    assertThat(error.members())
        .containsEntry("code", "MOUNT_FAILED")
        .containsEntry("stage", "write")
        .containsEntry("path", late.toString());
    assertThat(FileId.parse(String.valueOf(error.string("fileId")))).isNotNull();

    Files.createDirectory(late);
    assertThat(producer.ingest(INGEST_A).status()).isEqualTo(200);
  }

  @Test
  void mount_goneAfterAGoodStart_isMountFailed() throws IOException {
    Path efs = Files.createDirectory(mount.resolve("efs"));
    ProducerFixture producer = new ProducerFixture(efs);
    producer.put("models/a.bin", "hello");
    assertThat(producer.send(Events.httpApi("GET", "/health", "")).status()).isEqualTo(200);
    producer.call.logged();
    Files.move(efs, mount.resolve("elsewhere"));

    Reply ingest = producer.ingest(INGEST_A);
    assertThat(ingest.body().string("error")).isEqualTo("MOUNT_FAILED");
    assertThat(producer.call.loggedError().object("error").string("fileId")).isNotNull();

    Reply health = producer.send(Events.httpApi("GET", "/health", ""));
    assertThat(health.status()).isEqualTo(500);
    assertThat(health.body().string("error")).isEqualTo("MOUNT_FAILED");
    assertThat(efs).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND,404,S3_NOT_FOUND,WARN",
    "ACCESS_DENIED,403,S3_ACCESS_DENIED,ERROR",
    "TRANSIENT,503,S3_UNAVAILABLE,ERROR",
    "CHANGED,503,S3_UNAVAILABLE,ERROR",
    "REFUSED,400,INVALID_REQUEST,WARN",
  })
  void object_notToBeHad_isAnsweredByItsReason(Kind kind, int status, String code, String level)
      throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/a.bin", "hello");
    producer.objects.refuse("models/a.bin", kind);

    assertProblem(producer, producer.ingest(INGEST_A), status, code, level);
    assertThat(producer.isPublished("a.bin")).isFalse();
    assertThat(producer.leftovers()).isEmpty();
  }

  @Test
  void object_absent_is404WithItsKey() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply = producer.ingest(INGEST_A);

    assertProblem(producer, reply, 404, "S3_NOT_FOUND", "WARN");
    assertThat(reply.body().string("key")).isEqualTo("models/a.bin");
    assertThat(reply.body().has("fileId")).isFalse();
  }

  @Test
  void object_tooLarge_is413WithTheLimit() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount, "MAX_OBJECT_BYTES", "1024");
    producer.put("models/a.bin", "x".repeat(1025));

    Reply reply = producer.ingest(INGEST_A);

    assertThat(reply.body().members())
        .containsEntry("maxSize", "1KB")
        .containsEntry("maxSizeBytes", 1024)
        .containsEntry("key", "models/a.bin");
    assertProblem(producer, reply, 413, "FILE_TOO_LARGE", "WARN");
    producer.put("models/a.bin", "x".repeat(1024));
    assertThat(producer.ingest(INGEST_A).status()).isEqualTo(200);
  }

  @Test
  void data_tooLarge_is413() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount, "MAX_OBJECT_BYTES", "4");

    Reply reply = producer.ingest(IngestTest.data("hello", "models/a.txt", false));

    assertThat(reply.body().string("maxSize")).isEqualTo("4B");
    assertProblem(producer, reply, 413, "FILE_TOO_LARGE", "WARN");
  }

  @Test
  void write_refused_isEfsWriteFailedWithStackTrace() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/a.bin", "hello");
    producer.send(Events.httpApi("GET", "/health", ""));
    producer.call.logged();
    // Every directory that content can go into is taken by a file.
    for (int i = 0; i < 256; i++) {
      String shard = HexFormat.of().toHexDigits((byte) i);
      Files.createFile(mount.resolve(".efs-share/objects").resolve(shard));
    }

    Reply reply = producer.ingest(INGEST_A);

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body().members())
        .containsEntry("error", "EFS_WRITE_FAILED")
        .containsEntry("stage", "write")
        .containsEntry("requestId", ProducerFixture.CONTEXT.requestId());
    String fileId = String.valueOf(reply.body().string("fileId"));
    JsonObject line = producer.call.loggedError();
    assertThat(line.string("level")).isEqualTo("ERROR");
    assertThat(line.object("error").members())
        .containsEntry("code", "EFS_WRITE_FAILED")
        .containsEntry("stage", "write")
        .containsEntry("fileId", fileId)
        .containsKeys("message", "path");
    assertThat(line.string("stackTrace")).contains("java.nio.file.");
    assertThat(producer.isPublished("a.bin")).isFalse();
  }

  @Test
  void time_tooShort_is504AndNothingIsLeft() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/a.bin", "hello");

    Reply reply =
        producer.send(
            Events.httpApi("POST", "/ingest", INGEST_A),
            ProducerFixture.CONTEXT.withRemainingMillis(0));

    assertProblem(producer, reply, 504, "TRANSFER_TIMEOUT", "ERROR");
    assertThat(producer.isPublished("a.bin")).isFalse();
    assertThat(producer.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"MAX_OBJECT_BYTES,lots", "EXISTING_FILE,maybe", "S3_BUCKET_NAME,No_Bucket"})
  void variable_unusable_isAnsweredWithItsName(String name, String value) throws IOException {
    ProducerFixture producer = new ProducerFixture(mount, name, value);

    Reply reply = producer.ingest(INGEST_A);

    assertThat(reply.body().string("message")).contains(name).contains("'" + value + "'");
    assertProblem(producer, reply, 500, "INVALID_CONFIGURATION", "ERROR");
  }

  @Test
  void bucket_unset_isOnlyMissedByKeys() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount, "S3_BUCKET_NAME", "");

    assertThat(producer.ingest(IngestTest.data("hi", "models/a", false)).status()).isEqualTo(200);
    assertThat(producer.ingest(INGEST_A).body().string("message")).contains("S3_BUCKET_NAME");
  }

  static void assertProblem(
      ProducerFixture producer, Reply reply, int status, String code, String level) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body().string("error")).isEqualTo(code);
    assertThat(reply.body().string("message")).isNotBlank();
    assertThat(reply.body().string("requestId")).isEqualTo(ProducerFixture.CONTEXT.requestId());
    JsonObject line = producer.call.loggedError();
    assertThat(line.string("timestamp")).isNotBlank();
    assertThat(line.string("level")).isEqualTo(level);
    assertThat(line.string("requestId")).isEqualTo(ProducerFixture.CONTEXT.requestId());
    assertThat(line.string("function")).isEqualTo("producer-lambda");
    assertThat(line.object("error").string("code")).isEqualTo(code);
    assertThat(line.object("error").string("message")).isEqualTo(reply.body().string("message"));
  }
}

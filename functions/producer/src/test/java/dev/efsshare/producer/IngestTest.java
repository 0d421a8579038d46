package dev.efsshare.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.store.FileId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E2: POST /ingest, when it succeeds. */
class IngestTest {
  private static final String SHA256_OF_HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir Path mount;

  @AfterEach
  void nothingUnpublished_isLeft() throws IOException {
    assertThat(new ProducerFixture(mount).leftovers()).isEmpty();
  }

  @Test
  void key_ingested_isPublishedAndDescribed() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/a.bin", "hello");

    Reply reply = producer.ingest("{\"key\":\"models/a.bin\"}");

    assertThat(reply.status()).isEqualTo(200);
    JsonObject body = reply.body();
    String fileId = String.valueOf(body.string("fileId"));
    assertThat(FileId.parse(fileId)).isNotNull();
    assertThat(body.members())
        .isEqualTo(
            Map.of(
                "fileId",
                fileId,
                "efsPath",
                mount.resolve("models/a.bin").toString(),
                "s3Key",
                "models/a.bin",
                "sizeBytes",
                5,
                "status",
                "created",
                "generation",
                1,
                "sha256",
                SHA256_OF_HELLO,
                "verifiedBy",
                "CRC64NVME full object",
                "requestId",
                ProducerFixture.CONTEXT.requestId()));
    assertThat(producer.published("a.bin")).isEqualTo("hello");
    JsonObject line = producer.call.logged().getFirst();
    assertThat(line.members())
        .containsEntry("level", "INFO")
        .containsEntry("message", "ingested")
        .containsEntry("fileId", fileId)
        .containsEntry("status", "created");
  }

  @Test
  void key_ingestedTwice_existsWithItsId() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/a.bin", "hello");
    Reply first = producer.ingest("{\"key\":\"models/a.bin\"}");
    producer.put("models/a.bin", "changed");
    producer.call.logged();

    Reply second = producer.ingest("{\"key\":\"models/a.bin\"}");

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body().string("status")).isEqualTo("exists");
    assertThat(second.body().string("fileId")).isEqualTo(first.body().string("fileId"));
    assertThat(producer.published("a.bin")).isEqualTo("hello");
    assertThat(producer.call.logged().getFirst().members())
        .containsEntry("level", "INFO")
        .containsEntry("status", "exists");
  }

  @Test
  void key_withReplace_getsANewGeneration() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/a.bin", "hello");
    Reply first = producer.ingest("{\"key\":\"models/a.bin\"}");
    producer.put("models/a.bin", "changed");

    Reply second = producer.ingest("{\"key\":\"models/a.bin\",\"replace\":true}");

    assertThat(second.body().string("status")).isEqualTo("created");
    assertThat(second.body().number("generation", 0)).isEqualTo(2);
    assertThat(second.body().string("fileId")).isNotEqualTo(first.body().string("fileId"));
    assertThat(producer.published("a.bin")).isEqualTo("changed");
  }

  @ParameterizedTest
  @CsvSource({"keep,exists,hello", "replace-when-changed,created,changed"})
  void existingFile_set_overridesTheDefault(String value, String status, String content)
      throws IOException {
    ProducerFixture producer = new ProducerFixture(mount, "EXISTING_FILE", value);
    producer.put("models/a.bin", "hello");
    producer.ingest("{\"key\":\"models/a.bin\"}");
    producer.put("models/a.bin", "changed");

    assertThat(producer.ingest("{\"key\":\"models/a.bin\"}").body().string("status"))
        .isEqualTo(status);
    assertThat(producer.published("a.bin")).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"replace-when-changed", "keep"})
  void data_unchanged_existsWhateverThePolicy(String value) throws IOException {
    ProducerFixture producer = new ProducerFixture(mount, "EXISTING_FILE", value);
    String request = data("hello", "models/a.txt", false);

    assertThat(producer.ingest(request).body().string("status")).isEqualTo("created");
    assertThat(producer.ingest(request).body().string("status")).isEqualTo("exists");
  }

  @Test
  void data_withKey_isPublished() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply = producer.ingest(data("hello", "models/dir/a.txt", false));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().members())
        .containsEntry("efsPath", mount.resolve("models/dir/a.txt").toString())
        .containsEntry("s3Key", "models/dir/a.txt")
        .containsEntry("verifiedBy", "none")
        .containsEntry("sha256", SHA256_OF_HELLO);
    assertThat(producer.published("dir/a.txt")).isEqualTo("hello");
  }

  @Test
  void data_withReplace_replaces() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.ingest(data("hello", "models/a.txt", false));

    assertThat(producer.ingest(data("other", "models/a.txt", false)).body().string("status"))
        .isEqualTo("exists");
    assertThat(producer.ingest(data("other", "models/a.txt", true)).body().string("status"))
        .isEqualTo("created");
    assertThat(producer.published("a.txt")).isEqualTo("other");
  }

  @Test
  void data_withoutKey_isCalledByItsId() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    JsonObject body = producer.ingest("{\"data\":\"" + Events.base64("hello") + "\"}").body();

    String fileId = String.valueOf(body.string("fileId"));
    assertThat(body.string("s3Key")).isEqualTo("models/" + fileId);
    assertThat(producer.published(fileId)).isEqualTo("hello");
  }

  @Test
  void rawBody_withKeyInQuery_isPublished() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    byte[] content = {0, 1, -1, 80, 75};

    Reply reply =
        producer.send(
            Events.httpApiRaw(
                "/ingest", "key=models%2Fa+b.bin", "application/octet-stream", content));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(Files.readAllBytes(mount.resolve("models/a b.bin"))).isEqualTo(content);
  }

  @Test
  void rawBody_withoutKey_isCalledByItsId() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply =
        producer.send(
            Events.httpApi("POST", "/ingest", "", Map.of("content-type", "text/plain"), "hi"));

    assertThat(producer.published(String.valueOf(reply.body().string("fileId")))).isEqualTo("hi");
  }

  @Test
  void request_throughRestApi_isAnsweredAlike() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/a.bin", "hello");

    Reply reply = producer.send(Events.restProxy("POST", "/ingest", "{\"key\":\"models/a.bin\"}"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(reply.body().string("status")).isEqualTo("created");
  }

  @Test
  void request_direct_isAnsweredAlike() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/a.bin", "hello");

    Reply reply = producer.send("{\"key\":\"models/a.bin\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(reply.whole().members())
        .containsEntry("statusCode", 200)
        .containsEntry("status", "created");
  }

  @Test
  void file_ofAnotherTool_isAdopted() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    Files.createDirectories(mount.resolve("models"));
    Files.writeString(mount.resolve("models/a.bin"), "theirs");
    producer.put("models/a.bin", "hello");

    JsonObject body = producer.ingest("{\"key\":\"models/a.bin\"}").body();

    assertThat(body.string("status")).isEqualTo("exists");
    assertThat(body.number("generation", 0)).isEqualTo(1);
    assertThat(producer.published("a.bin")).isEqualTo("theirs");
  }

  static String data(String text, String key, boolean replace) {
    return "{\"data\":\"%s\",\"key\":\"%s\",\"replace\":%s}"
        .formatted(Events.base64(text), key, replace);
  }
}

package dev.efsshare.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.store.FileRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E3: POST /predict, when it succeeds. */
class PredictTest {
  private static final String SHA256_OF_HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir Path mount;
  private ConsumerFixture consumer;

  @BeforeEach
  void start() throws IOException {
    consumer = new ConsumerFixture(mount).started();
  }

  @Test
  void fileIdAndModel_predicted_hasEveryMember() throws IOException {
    FileRecord record = consumer.put("a.txt", "hello");

    Reply reply =
        consumer.predict("{\"fileId\":\"%s\",\"model\":\"a.txt\"}".formatted(record.fileId()));

    assertThat(reply.status()).isEqualTo(200);
    JsonObject body = reply.body();
    Path result = mount.resolve("outputs").resolve(record.fileId() + ".result");
    assertThat(body.members().keySet())
        .containsExactly(
            "fileId",
            "model",
            "generation",
            "efsPath",
            "durationMs",
            "result",
            "timings",
            "coldStart",
            "environmentId",
            "requestId");
    assertThat(body.members())
        .containsEntry("fileId", record.fileId().toString())
        .containsEntry("model", "a.txt")
        .containsEntry("generation", 1)
        .containsEntry("efsPath", result.toString())
        .containsEntry("coldStart", false)
        .containsEntry("environmentId", ConsumerFixture.CONTEXT.getLogStreamName())
        .containsEntry("requestId", ConsumerFixture.CONTEXT.requestId());
    assertThat(body.object("timings").members().keySet())
        .containsExactly("resolveMs", "loadMs", "processMs", "writeMs", "archiveMs", "loaded");
    JsonObject profile = body.object("result");
    assertThat(profile.members())
        .containsEntry("provider", "profile")
        .containsEntry("sizeBytes", 5)
        .containsEntry("entropyBitsPerByte", 1.9219);
    assertThat(profile.object("format").string("name")).isEqualTo("text");
    assertThat(profile.object("checksums").members())
        .containsEntry("SHA-256", SHA256_OF_HELLO)
        .containsEntry("CRC32C", "9a71bb4c")
        .containsEntry("CRC64NVME", "3377857006524257");
  }

  @Test
  void result_written_isAJsonFileOnTheShare() throws IOException {
    FileRecord record = consumer.put("a.txt", "hello");

    JsonObject body = consumer.predict("{\"model\":\"a.txt\"}").body();

    byte[] file = Files.readAllBytes(Path.of(String.valueOf(body.string("efsPath"))));
    JsonObject document = Json.parseObject(file, "the result");
    assertThat(document.members())
        .containsEntry("fileId", record.fileId().toString())
        .containsEntry("model", "a.txt")
        .containsEntry("generation", 1)
        .containsEntry("requestId", ConsumerFixture.CONTEXT.requestId());
    assertThat(document.object("result")).isEqualTo(body.object("result"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"model\":\"a.txt\"}", "{\"model\":\"models/a.txt\"}"})
  void modelAlone_resolvesToItsNewestGeneration(String request) throws IOException {
    consumer.put("a.txt", "hello");
    FileRecord newest = consumer.put("a.txt", "changed");

    JsonObject body = consumer.predict(request).body();

    assertThat(body.string("fileId")).isEqualTo(newest.fileId().toString());
    assertThat(body.number("generation", 0)).isEqualTo(2);
  }

  @Test
  void fileIdAlone_resolvesToTheGenerationItNames() throws IOException {
    FileRecord old = consumer.put("a.txt", "hello");
    consumer.put("a.txt", "changed");

    JsonObject body = consumer.predict("{\"fileId\":\"" + old.fileId() + "\"}").body();

    assertThat(body.number("generation", 0)).isEqualTo(1);
    assertThat(body.string("model")).isEqualTo("a.txt");
    assertThat(body.object("result").object("checksums").string("SHA-256"))
        .isEqualTo(SHA256_OF_HELLO);
  }

  @Test
  void request_throughRestApiAndDirect_isAnsweredAlike() throws IOException {
    consumer.put("a.txt", "hello");

    Reply rest = consumer.send(Events.restProxy("POST", "/predict", "{\"model\":\"a.txt\"}"));
    Reply direct = consumer.send("{\"model\":\"a.txt\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(rest.body().object("result").string("provider")).isEqualTo("profile");
    assertThat(rest.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(direct.whole().object("result").string("provider")).isEqualTo("profile");
  }

  @Test
  void file_immutable_isReadOnceAndKept() throws IOException {
    FileRecord record = consumer.put("a.txt", "hello");

    assertThat(loaded("{\"model\":\"a.txt\"}")).isEqualTo("read");
    // What was verified once and cannot change is not looked at again.
    Files.writeString(consumer.contentOf(record), "HELLO");
    assertThat(loaded("{\"model\":\"a.txt\"}")).isEqualTo("kept");
    assertThat(loaded("{\"fileId\":\"" + record.fileId() + "\"}")).isEqualTo("kept");

    consumer.put("a.txt", "changed");
    assertThat(loaded("{\"model\":\"a.txt\"}")).isEqualTo("read");
  }

  private String loaded(String request) throws IOException {
    return String.valueOf(consumer.predict(request).body().object("timings").string("loaded"));
  }

  @Test
  void file_ofAnotherTool_isServedAsItIsAndNeverKept() throws IOException {
    Files.writeString(mount.resolve("models/theirs.txt"), "hello");

    JsonObject first = consumer.predict("{\"model\":\"theirs.txt\"}").body();
    Files.writeString(mount.resolve("models/theirs.txt"), "changed");
    JsonObject second = consumer.predict("{\"model\":\"theirs.txt\"}").body();

    assertThat(first.has("fileId")).isFalse();
    assertThat(first.has("generation")).isFalse();
    UUID name = UUID.nameUUIDFromBytes("theirs.txt".getBytes(StandardCharsets.UTF_8));
    assertThat(first.string("efsPath"))
        .isEqualTo(mount.resolve("outputs").resolve(name + ".result").toString());
    assertThat(first.object("result").object("checksums").string("SHA-256"))
        .isEqualTo(SHA256_OF_HELLO);
    assertThat(second.object("result").number("sizeBytes", 0)).isEqualTo(7);
    assertThat(second.object("timings").string("loaded")).isEqualTo("read");
  }

  @Test
  void prediction_isLoggedWithoutItsResult() throws IOException {
    FileRecord record = consumer.put("a.txt", "hello");
    consumer.call.logged();

    consumer.predict("{\"model\":\"a.txt\"}");

    List<JsonObject> lines = consumer.call.logged();
    assertThat(lines.getFirst().members())
        .containsEntry("level", "INFO")
        .containsEntry("message", "predicted")
        .containsEntry("fileId", record.fileId().toString())
        .containsKeys("durationMs", "timings", "efsPath", "requestId", "function")
        .doesNotContainKey("result");
    assertThat(lines.getLast().members())
        .containsKeys("_aws", "loadMs", "processMs", "writeMs", "Duration");
  }
}

package dev.efsshare.consumer;

import static dev.efsshare.consumer.PredictErrorsTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.PutRequest;
import dev.efsshare.store.StoreKey;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E8: every error of GET /files/{fileId} and GET /files?key=. */
class FilesErrorsTest {
  private static final String UNKNOWN_ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  @TempDir Path mount;
  private ConsumerFixture consumer;

  @BeforeEach
  void start() throws IOException {
    consumer = new ConsumerFixture(mount).started();
  }

  @Test
  void fileId_unknown_is404WithIt() throws IOException {
    Reply reply = consumer.fileOfId(UNKNOWN_ID);

    assertThat(reply.body().string("fileId")).isEqualTo(UNKNOWN_ID);
    JsonObject error = assertProblem(consumer, reply, 404, "NOT_FOUND", "WARN");
    assertThat(error.string("fileId")).isEqualTo(UNKNOWN_ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent.bin", "models/absent.bin"})
  void key_unknown_is404WithTheWayOut(String key) throws IOException {
    Reply reply = consumer.fileOfKey(key);

    assertThat(reply.body().string("key")).isEqualTo("models/absent.bin");
    assertThat(reply.body().string("message")).contains("ingest models/absent.bin first");
    assertProblem(consumer, reply, 404, "NOT_FOUND", "WARN");
  }

  @Test
  void file_withoutARecord_is404ThatSaysHowToGetOne() throws IOException {
    Files.writeString(mount.resolve("models/foreign.txt"), "hello");

    Reply reply = consumer.fileOfKey("foreign.txt");

    assertThat(reply.body().string("key")).isEqualTo("models/foreign.txt");
    assertThat(reply.body().string("message"))
        .contains("'models/foreign.txt' is on the share without a record")
        .contains("POST /ingest with this key");
    assertProblem(consumer, reply, 404, "NOT_FOUND", "WARN");
  }

  @Test
  void file_withoutARecord_hasOneAfterAnIngestThatKeeps() throws IOException {
    Files.writeString(mount.resolve("models/foreign.txt"), "hello");
    PutRequest keep = PutRequest.of(new StoreKey("foreign.txt"));

    FileRecord record = consumer.put(keep, new byte[0]);

    Reply reply = consumer.fileOfKey("foreign.txt");
    assertThat(reply.body().members())
        .containsEntry("fileId", record.fileId().toString())
        .containsEntry("sizeBytes", 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "1-1-4111-8111-1",
        "3f2504e04f8941d39a0c0305e82c3301",
        "{3f2504e0-4f89-41d3-9a0c-0305e82c3301}",
        "urn:uuid:3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "3f2504e0-4f89-71d3-9a0c-0305e82c3301",
        "3f2504e0-4f89-41d3-ca0c-0305e82c3301",
        "00000000-0000-0000-0000-000000000000",
        "3f2504e0-4f89-41d3-9a0c-0305e82c330",
        "3f2504e0-4f89-41d3-9a0c-0305e82c33011",
        "3f2504e0-4f89-41d3-9a0c-0305e82c330g",
        " 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "３f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "3f2504e0%2D4f89%2D41d3%2D9a0c%2D0305e82c3301",
        "..",
        "%2e%2e",
        "models%2Fa.txt",
      })
  void fileId_thatIsNone_is400AndOnlyInTheMessage(String id) throws IOException {
    Reply reply = consumer.fileOfId(id);

    String reason =
        "'%s' is not a file id; a file id is a UUID of version 4 such as ".formatted(id);
    String wayOut = "; to look up by key: /files?key=models/...";
    assertThat(reply.body().string("message")).startsWith(reason).endsWith(wayOut);
    assertThat(reply.body().has("fileId")).isFalse();
    assertProblem(consumer, reply, 400, "INVALID_REQUEST", "WARN");
  }

  static Stream<String> unusableKeys() {
    return Stream.of(
        "..",
        "../a",
        "models/../../etc/passwd",
        "a/./b",
        "/a",
        "a/",
        "a//b",
        "models/",
        "/models/a",
        ".nfs0001",
        "a/.tmp-b",
        "a\0b",
        "a\nb",
        "\ud800",
        "x".repeat(256),
        "ü".repeat(128),
        "x/".repeat(512) + "x");
  }

  @ParameterizedTest
  @MethodSource("unusableKeys")
  void key_unusable_is400WithTheReason(String key) throws IOException {
    byte[] event = Events.restProxyGet("/files", Map.of("key", key), Map.of());

    Reply reply = consumer.send(event);

    assertThat(reply.body().string("message")).startsWith("key '").contains("cannot be used");
    assertThat(reply.body().has("key")).isTrue();
    assertProblem(consumer, reply, 400, "INVALID_REQUEST", "WARN");
  }

  @Test
  void key_ofTheLongestKind_isLookedFor() throws IOException {
    String longest = "models/" + "x/".repeat(508) + "x";

    Reply reply = consumer.fileOfKey(URLEncoder.encode(longest, StandardCharsets.UTF_8));

    assertThat(reply.body().string("key")).isEqualTo(longest);
    assertProblem(consumer, reply, 404, "NOT_FOUND", "WARN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "key=", "key", "kye=a.txt", "fileId=" + UNKNOWN_ID})
  void request_withoutAKey_is400WithTheWayOut(String query) throws IOException {
    Reply reply = consumer.send(Events.httpApiGet("/files", query, Map.of()));

    assertThat(reply.body().string("message"))
        .contains("/files?key=models/")
        .contains("/files/{fileId}");
    assertProblem(consumer, reply, 400, "INVALID_REQUEST", "WARN");
  }

  @Test
  void record_damaged_isEfsReadFailed() throws IOException {
    String id = consumer.put("a.txt", "hello").fileId().toString();
    for (Path each : recordFiles()) {
      Files.writeString(each, "{");
    }

    Reply ofKey = consumer.fileOfKey("a.txt");
    assertThat(ofKey.body().string("key")).isEqualTo("models/a.txt");
    assertProblem(consumer, ofKey, 500, "EFS_READ_FAILED", "ERROR");
    Reply reply = consumer.fileOfId(id);
    assertThat(reply.body().string("fileId")).isEqualTo(id);
    JsonObject error = assertProblem(consumer, reply, 500, "EFS_READ_FAILED", "ERROR");
    assertThat(error.members()).containsEntry("stage", "read").containsKey("path");
  }

  @Test
  void record_notToBeRead_isEfsReadFailed() throws IOException {
    String id = consumer.put("a.txt", "hello").fileId().toString();
    for (Path each : recordFiles()) {
      Files.delete(each);
      Files.createDirectory(each);
    }

    assertProblem(consumer, consumer.fileOfKey("a.txt"), 500, "EFS_READ_FAILED", "ERROR");
    assertProblem(consumer, consumer.fileOfId(id), 500, "EFS_READ_FAILED", "ERROR");
  }

  private List<Path> recordFiles() throws IOException {
    try (Stream<Path> files = Files.walk(mount.resolve(".efs-share/keys"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void mount_missing_isMountFailedAndHealsWithoutARestart() throws IOException {
    Path late = mount.resolve("efs");
    ConsumerFixture starting = new ConsumerFixture(late);

    Reply reply = starting.fileOfId(UNKNOWN_ID);

    assertThat(reply.body().members())
        .containsEntry("stage", "init")
        .containsEntry("fileId", UNKNOWN_ID);
    assertProblem(starting, reply, 500, "MOUNT_FAILED", "ERROR");
    assertProblem(starting, starting.fileOfKey("a.txt"), 500, "MOUNT_FAILED", "ERROR");

    Files.createDirectory(late);
    assertProblem(starting, starting.fileOfId(UNKNOWN_ID), 404, "NOT_FOUND", "WARN");
  }

  @Test
  void mount_goneAfterAGoodStart_isMountFailedNotNotFound() throws IOException {
    Path efs = Files.createDirectory(mount.resolve("efs"));
    ConsumerFixture started = new ConsumerFixture(efs).started();
    String id = started.put("a.txt", "hello").fileId().toString();
    Files.move(efs, mount.resolve("elsewhere"));

    assertProblem(started, started.fileOfKey("a.txt"), 500, "MOUNT_FAILED", "ERROR");
    Reply reply = started.fileOfId(id);
    assertThat(reply.body().string("fileId")).isEqualTo(id);
    assertProblem(started, reply, 500, "MOUNT_FAILED", "ERROR");
  }

  @Test
  void method_other_is405() throws IOException {
    Reply reply = consumer.send(Events.httpApi("DELETE", "/files/" + UNKNOWN_ID, ""));

    assertThat(reply.header("Allow")).isEqualTo("GET, OPTIONS");
    assertProblem(consumer, reply, 405, "METHOD_NOT_ALLOWED", "WARN");
  }

  @Test
  void bareObject_withAFileId_isAPrediction() throws IOException {
    consumer.send("{\"fileId\":\"%s\"}".formatted(UNKNOWN_ID).getBytes(StandardCharsets.UTF_8));

    assertThat(consumer.call.logged())
        .anyMatch(line -> "POST /predict".equals(line.members().get("route")));
  }
}

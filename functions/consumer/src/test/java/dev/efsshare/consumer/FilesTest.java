package dev.efsshare.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.PutRequest;
import dev.efsshare.store.SourceVersion;
import dev.efsshare.store.StoreKey;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GET /files/{fileId} and GET /files?key=. */
class FilesTest {
  private static final String HELLO_SHA256 =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir Path mount;
  private ConsumerFixture consumer;

  @BeforeEach
  void start() throws IOException {
    consumer = new ConsumerFixture(mount).started();
  }

  @Test
  void file_ofAnId_isItsRecord() throws IOException {
    FileRecord record = consumer.put("a.txt", "hello");

    Reply reply = consumer.fileOfId(record.fileId().toString());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().members())
        .containsExactly(
            Map.entry("fileId", record.fileId().toString()),
            Map.entry("key", "models/a.txt"),
            Map.entry("generation", 1),
            Map.entry("efsPath", mount.resolve("models/a.txt").toString()),
            Map.entry("sizeBytes", 5),
            Map.entry("newest", true),
            Map.entry("checksums", Map.of("SHA-256", HELLO_SHA256)),
            Map.entry("verifiedBy", "none"),
            Map.entry("createdAt", record.createdAt().toString()),
            Map.entry("requestId", ConsumerFixture.CONTEXT.requestId()));
  }

  @Test
  void file_ofAKey_isItsNewestRecord() throws IOException {
    consumer.put("a.txt", "hello");
    FileRecord newest = consumer.put("a.txt", "hello again");

    Reply reply = consumer.fileOfKey("a.txt");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().members())
        .containsEntry("fileId", newest.fileId().toString())
        .containsEntry("generation", 2)
        .containsEntry("newest", true)
        .containsEntry("sizeBytes", 11);
    assertThat(Files.readString(efsPath(reply))).isEqualTo("hello again");
  }

  @Test
  void file_ofAnIdInUpperCase_isFound() throws IOException {
    String id = consumer.put("a.txt", "hello").fileId().toString();

    Reply reply = consumer.fileOfId(id.toUpperCase(Locale.ROOT));

    assertThat(reply.body().string("fileId")).isEqualTo(id);
  }

  @Test
  void generation_thatIsNotTheNewest_saysSoAndNamesItsOwnContent() throws IOException {
    FileRecord first = consumer.put("a.txt", "hello");
    consumer.put("a.txt", "hello again");

    Reply reply = consumer.fileOfId(first.fileId().toString());

    assertThat(reply.body().members())
        .containsEntry("newest", false)
        .containsEntry("generation", 1);
    assertThat(Files.readString(efsPath(reply))).isEqualTo("hello");
  }

  private static Path efsPath(Reply reply) {
    return Path.of(String.valueOf(reply.body().string("efsPath")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nlp/a.txt", "models/nlp/a.txt", "nlp%2Fa.txt", "models%2Fnlp%2Fa.txt"})
  void key_withOrWithoutPrefix_isFound(String key) throws IOException {
    FileRecord record = consumer.put("nlp/a.txt", "hello");

    assertThat(consumer.fileOfKey(key).body().string("fileId"))
        .isEqualTo(record.fileId().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "models/a.txt", "models/models/a.txt"})
  void key_ofAnAnswer_findsTheSameFile(String name) throws IOException {
    Map<String, String> ids = new LinkedHashMap<>();
    for (String each : List.of("a.txt", "models/a.txt", "models/models/a.txt")) {
      ids.put(each, consumer.put(each, "hello").fileId().toString());
    }
    String id = String.valueOf(ids.get(name));

    String key = String.valueOf(consumer.fileOfId(id).body().string("key"));

    assertThat(key).isEqualTo("models/" + name);
    assertThat(consumer.fileOfKey(key).body().members())
        .containsEntry("fileId", id)
        .containsEntry("key", key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b.txt",
        "a+b.txt",
        "100%.txt",
        "a%20b",
        "größe/模型🚀.bin",
        "a&b=c?d#e",
        "~'()*!\"\\"
      })
  void key_ofAnyCharacters_isFoundInBothFormats(String key) throws IOException {
    FileRecord record = consumer.put(key, "hello");

    Reply http = consumer.fileOfKey(URLEncoder.encode(key, UTF_8));
    Reply rest =
        consumer.send(Events.restProxyGet("/files", Map.of("key", "models/" + key), Map.of()));

    for (Reply reply : List.of(http, rest)) {
      assertThat(reply.body().members())
          .containsEntry("fileId", record.fileId().toString())
          .containsEntry("key", "models/" + key);
    }
  }

  @Test
  void file_ofAnId_isFoundInEveryFormat() throws IOException {
    String id = consumer.put("a.txt", "hello").fileId().toString();
    String direct = "{\"httpMethod\":\"GET\",\"path\":\"/files/%s\"}".formatted(id);

    for (byte[] event :
        List.of(
            Events.httpApiGet("/files/" + id, "", Map.of()),
            Events.restProxyGet("/files/" + id, Map.of(), Map.of("fileId", id)),
            Events.restProxyGet("/files/" + id, Map.of(), Map.of("proxy", "files/" + id)),
            direct.getBytes(UTF_8))) {
      assertThat(consumer.send(event).body().string("fileId")).isEqualTo(id);
    }
  }

  @Test
  void file_fromABucket_tellsItsSource() throws IOException {
    SourceVersion source = new SourceVersion("b", "models/a.txt", "v7", "0a1b", "0055AED6DC");
    PutRequest put =
        PutRequest.of(new StoreKey("a.txt"))
            .withSource(source)
            .withChecksums(Set.of(ChecksumAlgorithm.CRC32));
    FileRecord record = consumer.put(put, "hello".getBytes(UTF_8));

    JsonObject body = consumer.fileOfId(record.fileId().toString()).body();

    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("bucket", "b");
    expected.put("key", "models/a.txt");
    expected.put("versionId", "v7");
    expected.put("eTag", "0a1b");
    expected.put("sequencer", "0055AED6DC");
    assertThat(body.object("source").members()).containsExactlyEntriesOf(expected);
    assertThat(body.object("checksums").members())
        .containsExactly(Map.entry("SHA-256", HELLO_SHA256), Map.entry("CRC32", "3610a686"));
  }

  @Test
  void source_whatIsNotKnownOfIt_isLeftOut() throws IOException {
    SourceVersion source = new SourceVersion("b", "models/a.txt", null, "0a1b", null);
    FileRecord record =
        consumer.put(
            PutRequest.of(new StoreKey("a.txt")).withSource(source), "hello".getBytes(UTF_8));

    JsonObject body = consumer.fileOfId(record.fileId().toString()).body();

    assertThat(body.object("source").members()).containsOnlyKeys("bucket", "key", "eTag");
  }

  @Test
  void content_isNotRead() throws IOException {
    FileRecord record = consumer.put("a.txt", "hello");
    Files.delete(consumer.contentOf(record));

    Reply reply = consumer.fileOfKey("a.txt");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().number("sizeBytes", 0)).isEqualTo(5);
  }

  @Test
  void lookup_isLoggedWithTheFile_andItsRouteWithout() throws IOException {
    String id = consumer.put("a.txt", "hello").fileId().toString();

    consumer.fileOfId(id);

    List<JsonObject> lines = consumer.call.logged();
    assertThat(lines.getFirst().members())
        .containsEntry("message", "record read")
        .containsEntry("fileId", id)
        .containsEntry("key", "models/a.txt");
    assertThat(lines.get(1).string("route")).isEqualTo("GET /files/{fileId}");
    assertThat(lines.get(2).string("route")).isEqualTo("GET /files/{fileId}");
  }
}

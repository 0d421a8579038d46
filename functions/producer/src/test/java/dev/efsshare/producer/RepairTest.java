package dev.efsshare.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged content is stored anew by the same request with "replace". */
class RepairTest {
  @TempDir Path mount;
  private ProducerFixture producer;

  @BeforeEach
  void start() throws IOException {
    producer = new ProducerFixture(mount);
    producer.put("models/a.txt", "hello");
  }

  @Test
  void keyOfADamagedFile_withReplace_isCreatedAnew() throws IOException {
    producer.ingest("{\"key\":\"models/a.txt\"}");
    damage();

    assertRepaired(producer.ingest("{\"key\":\"models/a.txt\",\"replace\":true}"));
  }

  @Test
  void dataOfADamagedFile_withReplace_isCreatedAnew() throws IOException {
    producer.ingest(IngestTest.data("hello", "models/a.txt", false));
    damage();

    assertRepaired(producer.ingest(IngestTest.data("hello", "models/a.txt", true)));
  }

  @Test
  void rawBodyOfADamagedFile_withReplace_isCreatedAnew() throws IOException {
    producer.ingest(IngestTest.data("hello", "models/a.txt", false));
    damage();

    byte[] content = "hello".getBytes(StandardCharsets.UTF_8);
    String query = "key=models/a.txt&replace=true";
    assertRepaired(
        producer.send(Events.httpApiRaw("/ingest", query, "application/octet-stream", content)));
  }

  @Test
  void keyOfASoundFile_withReplace_exists() throws IOException {
    producer.ingest("{\"key\":\"models/a.txt\"}");

    JsonObject body = producer.ingest("{\"key\":\"models/a.txt\",\"replace\":true}").body();

    assertThat(body.string("status")).isEqualTo("exists");
  }

  private void assertRepaired(Reply reply) throws IOException {
    assertThat(reply.body().members())
        .containsAllEntriesOf(Map.of("status", "created", "generation", 2));
    assertThat(producer.published("a.txt")).isEqualTo("hello");
  }

  private void damage() throws IOException {
    try (Stream<Path> files = Files.walk(mount.resolve(".efs-share/objects"))) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(each, "HELLO");
      }
    }
    assertThat(producer.published("a.txt")).isEqualTo("HELLO");
  }
}

package dev.efsshare.workflow.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.workflow.handover.HandoverOutput.Published;
import dev.efsshare.workflow.testing.TestBucket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Objects that are handed over, on a real S3 server. */
class HandoverTest {
  private static final Origin ORIGIN = new Origin("news", "ab".repeat(32), null);

  @TempDir static Path folder;
  private static TestBucket server;

  private Bucket bucket;
  private String key;

  @BeforeAll
  static void start() throws IOException {
    server = new TestBucket(folder.resolve("s3"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void prepare(TestInfo test) {
    bucket = server.bucket();
    key = "executions/" + test.getDisplayName().replaceAll("[^A-Za-z0-9]", "") + "/Etl/output.json";
  }

  @Test
  void handover_readBack_isWhatWasWritten() throws IOException {
    publish("{\"text\":\"a\"}", "{\"text\":\"b\"}");

    try (HandoverInput input = HandoverInput.open(bucket, key)) {
      String text = new String(input.stream().readAllBytes(), StandardCharsets.UTF_8);
      input.verify();

      assertThat(text).isEqualTo("{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
      assertThat(input.handover().records()).isEqualTo(2);
      assertThat(input.handover().dropped()).isEqualTo(Map.of("empty-text", 3L));
      assertThat(input.handover().origin()).isEqualTo(ORIGIN);
    }
    assertThat(server.head(key).metadata())
        .containsOnlyKeys("sha256", "records", "dataset", "input-sha256", "dropped");
  }

  @Test
  void handover_partlyRead_isVerifiedWhole() throws IOException {
    publish("{\"text\":\"a\"}", "{\"text\":\"b\"}");

    try (HandoverInput input = HandoverInput.open(bucket, key)) {
      assertThat(input.stream().read()).isEqualTo('{');
      input.verify();
    }
  }

  @Test
  void handover_changedBehindItsWriter_isRefused() throws IOException {
    publish("{\"text\":\"a\"}");
    Map<String, String> metadata = new HashMap<>(server.head(key).metadata());
    server.put(key, "{\"text\":\"b\"}\n", metadata);

    try (HandoverInput input = HandoverInput.open(bucket, key)) {
      assertThatThrownBy(input::verify)
          .isInstanceOf(DamagedHandoverException.class)
          .hasMessageContaining(key)
          .hasMessageContaining(metadata.get("sha256"));
    }
  }

  @Test
  void object_thatNoStageWrote_isRefused() {
    server.put(key, "{\"text\":\"b\"}\n", Map.of());

    assertThatThrownBy(() -> HandoverInput.open(bucket, key))
        .isInstanceOf(DamagedHandoverException.class)
        .hasMessageContaining("no metadata 'sha256'");
  }

  @Test
  void secondWriter_findsTheFirstOne_andChangesNothing() throws IOException {
    Published first = publish("{\"text\":\"a\"}");
    Map<String, String> before = server.state(key);

    Published second = publish("{\"text\":\"z\"}", "{\"text\":\"y\"}");

    assertThat(first.repeated()).isFalse();
    assertThat(second.repeated()).isTrue();
    assertThat(second.handover()).isEqualTo(first.handover());
    assertThat(server.state(key)).isEqualTo(before);
  }

  @Test
  void sameWriterAgain_afterALostAnswer_isNoRepetition() throws IOException {
    publish("{\"text\":\"a\"}");

    assertThat(publish("{\"text\":\"a\"}").repeated()).isFalse();
  }

  @Test
  void replace_ofAnObjectThatChanged_leavesIt() throws IOException {
    byte[] mine = "1".getBytes(StandardCharsets.UTF_8);
    server.put(key, "old", Map.of());
    Bucket.Held held = bucket.head(key).orElseThrow();
    server.put(key, "newer", Map.of());

    assertThat(bucket.replace(held, Upload.json(mine, Map.of()))).isFalse();
    assertThat(server.text(key)).isEqualTo("newer");
    assertThat(bucket.replace(bucket.head(key).orElseThrow(), Upload.json(mine, Map.of())))
        .isTrue();
    assertThat(server.text(key)).isEqualTo("1");
  }

  @Test
  void scratchFile_whileItIsOpen_hasNoName() throws IOException {
    String before = System.getProperty("java.io.tmpdir");
    Path own = Files.createDirectories(folder.resolve("scratch"));
    System.setProperty("java.io.tmpdir", own.toString());
    try (HandoverOutput output = new HandoverOutput()) {
      output.line("{}".getBytes(StandardCharsets.UTF_8));

      try (Stream<Path> files = Files.list(own)) {
        assertThat(files).isEmpty();
      }
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }

  private Published publish(String... lines) throws IOException {
    try (HandoverOutput output = new HandoverOutput()) {
      for (String each : lines) {
        output.line(each.getBytes(StandardCharsets.UTF_8));
      }
      return output.publish(bucket, key, Map.of("empty-text", 3L), ORIGIN);
    }
  }
}

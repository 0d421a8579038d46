package dev.efsshare.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.store.FileRecord;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E3, E8: results in the bucket. */
class ArchiveTest {
  @TempDir Path mount;

  @ParameterizedTest
  @ValueSource(strings = {"true", "best-effort"})
  void archive_enabled_putsTheSameResultIntoTheBucket(String mode) throws IOException {
    ConsumerFixture archiving = new ConsumerFixture(mount, "ENABLE_S3_ARCHIVE", mode).started();
    FileRecord record = archiving.put("a.txt", "hello");

    JsonObject body = archiving.predict("{\"model\":\"a.txt\"}").body();

    String key = "outputs/" + record.fileId() + ".result";
    assertThat(body.string("s3Key")).isEqualTo(key);
    assertThat(archiving.bucket.content(ObjectRef.of(ConsumerFixture.BUCKET, key)))
        .contains(Files.readAllBytes(Path.of(String.valueOf(body.string("efsPath")))));
  }

  @Test
  void archive_disabled_needsNoBucket() throws IOException {
    ConsumerFixture plain = new ConsumerFixture(mount, "S3_BUCKET_NAME", "").started();
    plain.put("a.txt", "hello");

    JsonObject body = plain.predict("{\"model\":\"a.txt\"}").body();

    assertThat(body.has("s3Key")).isFalse();
  }

  @Test
  void archive_failing_isToldWithTheResult() throws IOException {
    ConsumerFixture archiving = new ConsumerFixture(mount, "ENABLE_S3_ARCHIVE", "true").started();
    FileRecord record = archiving.put("a.txt", "hello");
    archiving.objects.refuse("outputs/" + record.fileId() + ".result", Kind.ACCESS_DENIED);

    Reply reply = archiving.predict("{\"model\":\"a.txt\"}");

    JsonObject body = reply.body();
    assertThat(body.object("result").number("sizeBytes", 0)).isEqualTo(5);
    assertThat(body.members())
        .containsEntry("fileId", record.fileId().toString())
        .containsEntry("generation", 1)
        .containsKeys("efsPath", "durationMs", "timings");
    assertThat(body.has("s3Key")).isFalse();
    byte[] kept = Files.readAllBytes(Path.of(String.valueOf(body.string("efsPath"))));
    assertThat(Json.parseObject(kept, "the result").object("result"))
        .isEqualTo(body.object("result"));
    assertThat(reply.status()).isEqualTo(500);
    assertThat(body.string("error")).isEqualTo("S3_ARCHIVE_FAILED");
    assertThat(body.string("message")).contains("the result is on the share");
    assertThat(body.string("requestId")).isEqualTo(ConsumerFixture.CONTEXT.requestId());
    JsonObject line = archiving.call.loggedError();
    assertThat(line.string("level")).isEqualTo("ERROR");
    assertThat(line.object("error").members())
        .containsEntry("code", "S3_ARCHIVE_FAILED")
        .containsEntry("stage", "archive")
        .containsEntry("fileId", record.fileId().toString());
  }

  @Test
  void archive_failingAtBestEffort_isAWarning() throws IOException {
    ConsumerFixture archiving =
        new ConsumerFixture(mount, "ENABLE_S3_ARCHIVE", "best-effort").started();
    FileRecord record = archiving.put("a.txt", "hello");
    archiving.objects.refuse("outputs/" + record.fileId() + ".result", Kind.TRANSIENT);

    Reply reply = archiving.predict("{\"model\":\"a.txt\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().has("s3Key")).isFalse();
    JsonObject line = archiving.call.loggedError();
    assertThat(line.string("level")).isEqualTo("WARN");
    assertThat(line.object("error").string("code")).isEqualTo("S3_ARCHIVE_FAILED");
  }

  @Test
  void archive_thatDoesNotAnswer_isGivenUpBeforeTheTimeIsOver() throws Exception {
    ConsumerFixture archiving = new ConsumerFixture(mount, "ENABLE_S3_ARCHIVE", "true").started();
    FileRecord record = archiving.put("a.txt", "hello");
    archiving.objects.keepSilentAbout("outputs/" + record.fileId() + ".result");

    Reply reply =
        archiving.send(
            Events.httpApi("POST", "/predict", "{\"model\":\"a.txt\"}"),
            ConsumerFixture.CONTEXT.withRemainingMillis(400));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body().string("error")).isEqualTo("S3_ARCHIVE_FAILED");
    assertThat(reply.body().string("message")).contains("time was over");
    assertThat(Path.of(String.valueOf(reply.body().string("efsPath")))).exists();
    archiving.objects.awaitInterrupt();
  }

  @Test
  void archive_isNotWaitedFor_whenTheWriteFails() throws Exception {
    ConsumerFixture archiving = new ConsumerFixture(mount, "ENABLE_S3_ARCHIVE", "true").started();
    FileRecord record = archiving.put("a.txt", "hello");
    String result = "outputs/" + record.fileId() + ".result";
    archiving.objects.keepSilentAbout(result);
    // No result can be written where a directory is.
    Files.createDirectory(mount.resolve(result));

    Reply reply = archiving.predict("{\"model\":\"a.txt\"}");

    assertThat(reply.body().string("error")).isEqualTo("EFS_WRITE_FAILED");
  }
}

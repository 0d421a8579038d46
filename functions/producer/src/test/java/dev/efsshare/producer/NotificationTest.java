package dev.efsshare.producer;

import static dev.efsshare.producer.ProducerFixture.BUCKET;
import static dev.efsshare.producer.ProducerFixture.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.functions.testing.Events.S3Object;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E2, E9: S3 notifications, at least once and in any order. */
class NotificationTest {
  @TempDir Path mount;

  private static S3Object object(String encodedKey, String sequencer) {
    return S3Object.put(BUCKET, encodedKey, sequencer);
  }

  private static List<JsonObject> messages(ProducerFixture producer, String message) {
    return producer.call.logged().stream()
        .filter(line -> message.equals(line.string("message")))
        .toList();
  }

  @Test
  void object_created_isPublishedAndLogged() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/a b+ü.bin", "hello");

    Reply reply = producer.send(Events.s3(object("models/a+b%2B%C3%BC.bin", "01")));

    assertThat(records(reply).getFirst().string("status")).isEqualTo("created");
    assertThat(producer.published("a b+ü.bin")).isEqualTo("hello");
    JsonObject line = messages(producer, "ingested").getFirst();
    assertThat(line.members())
        .containsEntry("level", "INFO")
        .containsEntry("requestId", ProducerFixture.CONTEXT.requestId())
        .containsEntry("key", "models/a b+ü.bin")
        .containsEntry("status", "created")
        .containsEntry("verifiedBy", "CRC64NVME full object")
        .containsKeys("fileId", "efsPath", "sizeBytes", "generation", "sha256");
  }

  @Test
  void object_empty_isPublished() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/empty", "");

    Reply reply = producer.send(Events.s3(object("models/empty", "01")));

    assertThat(records(reply).getFirst().members())
        .containsEntry("status", "created")
        .containsEntry("sizeBytes", 0);
    assertThat(producer.published("empty")).isEmpty();
  }

  @Test
  void event_deliveredTwice_makesOneFile() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    String version = producer.put("models/a", "hello");
    byte[] event = Events.s3(object("models/a", "01").withVersion(version));

    String first = records(producer.send(event)).getFirst().string("fileId");
    JsonObject second = records(producer.send(event)).getFirst();

    assertThat(second.string("status")).isIn("exists", "superseded");
    assertThat(second.string("fileId")).isEqualTo(first);
    assertThat(second.number("generation", 0)).isEqualTo(1);
  }

  @Test
  void events_newestFirst_keepTheNewest() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    String old = producer.put("models/a", "old");
    String young = producer.put("models/a", "young");

    producer.send(Events.s3(object("models/a", "0A2").withVersion(young)));
    Reply late = producer.send(Events.s3(object("models/a", "0A1F").withVersion(old)));

    assertThat(records(late).getFirst().string("status")).isEqualTo("superseded");
    assertThat(producer.published("a")).isEqualTo("young");
    assertThat(messages(producer, "ingested"))
        .extracting(line -> line.string("status"))
        .containsExactly("created", "superseded");
  }

  @Test
  void event_ofANewVersion_replaces() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/a", "old");
    producer.send(Events.s3(object("models/a", "01")));
    producer.put("models/a", "young");

    Reply reply = producer.send(Events.s3(object("models/a", "02")));

    assertThat(records(reply).getFirst().string("status")).isEqualTo("created");
    assertThat(records(reply).getFirst().number("generation", 0)).isEqualTo(2);
    assertThat(producer.published("a")).isEqualTo("young");
  }

  @Test
  void existingFileKeep_appliesToEventsToo() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount, "EXISTING_FILE", "keep");
    producer.put("models/a", "old");
    producer.send(Events.s3(object("models/a", "01")));
    producer.put("models/a", "young");

    producer.send(Events.s3(object("models/a", "02")));

    assertThat(producer.published("a")).isEqualTo("old");
  }

  @Test
  void records_thatAreNotModels_areSkippedWithTheReason() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply =
        producer.send(
            Events.s3(
                object("models/folder/", "01").withSize(0),
                object("outputs/x.result", "02"),
                S3Object.put("other-bucket", "models/a", "03"),
                object("models/a", "04").withEvent("ObjectRemoved:Delete")));

    assertThat(records(reply))
        .extracting(record -> record.string("status"))
        .containsOnly("skipped");
    List<JsonObject> skipped = messages(producer, "record skipped");
    assertThat(skipped)
        .extracting(line -> String.valueOf(line.string("reason")))
        .satisfiesExactly(
            reason -> assertThat(reason).contains("folder marker"),
            reason -> assertThat(reason).contains("not below 'models/'"),
            reason -> assertThat(reason).contains("'other-bucket'"),
            reason -> assertThat(reason).contains("ObjectRemoved:Delete"));
    assertThat(skipped).extracting(line -> line.string("level")).containsOnly("INFO");
  }

  @Test
  void records_thatCanNeverSucceed_areLoggedAndDoneWith() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount, "MAX_OBJECT_BYTES", "10");
    producer.put("models/good", "hello");
    producer.put("models/denied", "hello");
    producer.put("models/large", "x".repeat(11));
    producer.objects.refuse("models/denied", Kind.ACCESS_DENIED);

    Reply reply =
        producer.send(
            Events.s3(
                object("models/absent", "01"),
                object("models/denied", "02"),
                object("models/large", "03"),
                object("models/%zz", "04"),
                object("models/a%00b", "05"),
                object("models/good", "06")));

    assertThat(records(reply))
        .extracting(record -> record.string(record.has("error") ? "error" : "status"))
        .containsExactly(
            "S3_NOT_FOUND",
            "S3_ACCESS_DENIED",
            "FILE_TOO_LARGE",
            "INVALID_REQUEST",
            "INVALID_REQUEST",
            "created");
    List<JsonObject> errors =
        producer.call.logged().stream().filter(line -> line.has("error")).toList();
    assertThat(errors)
        .extracting(line -> line.string("level"))
        .containsExactly("WARN", "ERROR", "WARN", "WARN", "WARN");
    assertThat(errors).allSatisfy(line -> assertThat(line.flag("retry")).isFalse());
    assertThat(errors.getFirst().string("key")).isEqualTo("models/absent");
    assertThat(producer.published("good")).isEqualTo("hello");
  }

  @Test
  void records_thatMaySucceedLater_areDeliveredAgainOnce() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/busy", "one");
    producer.put("models/good", "two");
    producer.objects.refuse("models/busy", Kind.TRANSIENT);
    byte[] event =
        Events.s3(
            object("models/busy", "01"),
            object("models/absent", "02"),
            object("models/good", "03"));

    assertThatThrownBy(() -> producer.send(event))
        .hasMessageContaining("1 of 3 records")
        .hasMessageContaining("models/busy (S3_UNAVAILABLE)");
    assertThat(producer.published("good")).isEqualTo("two");
    List<JsonObject> errors =
        producer.call.logged().stream().filter(line -> line.has("error")).toList();
    assertThat(errors).extracting(line -> line.flag("retry")).containsExactly(true, false);

    producer.objects.allow("models/busy");
    Reply again = producer.send(event);

    assertThat(records(again))
        .extracting(record -> record.string("status"))
        .satisfiesExactly(
            status -> assertThat(status).isEqualTo("created"),
            status -> assertThat(status).isEqualTo("failed"),
            status -> assertThat(status).isIn("exists", "superseded"));
    assertThat(producer.published("busy")).isEqualTo("one");
  }

  @Test
  void mount_missing_isDeliveredAgain() throws IOException {
    Path late = mount.resolve("efs");
    ProducerFixture producer = new ProducerFixture(late);
    producer.put("models/a", "hello");
    byte[] event = Events.s3(object("models/a", "01"));

    assertThatThrownBy(() -> producer.send(event)).hasMessageContaining("MOUNT_FAILED");
    JsonObject error = producer.call.loggedError().object("error");
    assertThat(error.members())
        .containsEntry("code", "MOUNT_FAILED")
        .containsEntry("stage", "write")
        .containsKey("fileId");

    Files.createDirectory(late);
    producer.send(event);
    assertThat(Files.readString(late.resolve("models/a"))).isEqualTo("hello");
  }
}

package dev.efsshare.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mount that is full, read-only or gone under a warm environment: the documented error, nothing
 * left, events to be delivered again, and no restart needed once it is well again. A small file
 * system of its own, which takes the right to mount one.
 */
class BrokenMountTest {
  private static final byte[] EVENT =
      Events.s3(Events.S3Object.put(ProducerFixture.BUCKET, "models/a.bin", "0A"));

  @TempDir Path folder;
  private Path mount;
  private ProducerFixture producer;

  @BeforeEach
  void mountSmallFileSystem() throws Exception {
    mount = Files.createDirectory(folder.resolve("mount"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mount.toString()))
        .as("the right to mount a file system")
        .isZero();
    producer = new ProducerFixture(mount);
    // Warm: the mount was good once.
    assertThat(producer.send(Events.httpApi("GET", "/health", "")).status()).isEqualTo(200);
    producer.put("models/a.bin", "x".repeat(2 << 20));
  }

  @AfterEach
  void unmount() throws Exception {
    int _ = run("umount", "-l", mount.toString());
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private void remount(String options) throws Exception {
    assertThat(run("mount", "-o", "remount," + options, mount.toString())).isZero();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(mount)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private Reply ingest() throws IOException {
    return producer.ingest("{\"key\":\"models/a.bin\"}");
  }

  private void eventIsRefused(String code) {
    assertThatThrownBy(() -> producer.send(EVENT))
        .isInstanceOf(DeliverAgainException.class)
        .hasMessageContaining(code);
  }

  private void eventSucceeds() throws IOException {
    Reply reply = producer.send(EVENT);

    assertThat(ProducerFixture.records(reply).getFirst().string("status")).isEqualTo("created");
    assertThat(producer.published("a.bin")).hasSize(2 << 20);
  }

  @Test
  void mount_full_isTheServersFaultAndLeavesNothing() throws Exception {
    Reply reply = ingest();

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body().members())
        .containsEntry("error", "EFS_WRITE_FAILED")
        .containsEntry("stage", "write")
        .containsEntry("fault", "NO_SPACE")
        .containsEntry("key", "models/a.bin");
    eventIsRefused("EFS_WRITE_FAILED");
    assertThat(files()).isEmpty();
    // What fits still gets in.
    assertThat(producer.ingest(IngestTest.data("hi", "models/b.txt", false)).status())
        .isEqualTo(200);

    remount("size=8m");
    eventSucceeds();
  }

  @Test
  void mount_readOnly_isTheServersFault() throws Exception {
    remount("ro");

    assertThat(ingest().body().members()).containsEntry("error", "MOUNT_FAILED");
    eventIsRefused("MOUNT_FAILED");
    assertThat(files()).isEmpty();

    remount("rw,size=8m");
    eventSucceeds();
  }

  @Test
  void mount_whoseDirectoryVanishes_isTheServersFaultUntilItIsBack() throws Exception {
    remount("size=8m");
    assertThat(run("mount", "--move", mount.toString(), aside().toString())).isZero();
    Files.delete(mount);

    assertThat(ingest().body().members()).containsEntry("error", "MOUNT_FAILED");
    eventIsRefused("MOUNT_FAILED");
    assertThat(mount).doesNotExist();

    Files.createDirectory(mount);
    assertThat(run("mount", "--bind", folder.resolve("aside").toString(), mount.toString()))
        .isZero();
    eventSucceeds();
    assertThat(run("umount", "-l", folder.resolve("aside").toString())).isZero();
  }

  private Path aside() throws IOException {
    return Files.createDirectory(folder.resolve("aside"));
  }
}

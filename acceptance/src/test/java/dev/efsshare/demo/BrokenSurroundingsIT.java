package dev.efsshare.demo;

import static dev.efsshare.demo.Stacks.CONSUMER;
import static dev.efsshare.demo.Stacks.PRODUCER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.demo.target.LocalTarget;
import dev.efsshare.local.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of the error tables that need a broken mount or a bucket that refuses. */
class BrokenSurroundingsIT {
  private static final Map<String, String> SOME_DATA =
      Map.of("key", "models/some.bin", "data", Base64.getEncoder().encodeToString(new byte[10]));

  @TempDir private Path state;

  @Test
  void anyRoute_mountMissing_isMountFailedUntilItIsBack() throws Exception {
    try (LocalStack stack = LocalStack.start(Stacks.in(state));
        Share share = new Share(LocalTarget.of(stack))) {
      Path aside = state.resolve("mount-aside");
      Files.move(stack.mount(), aside);

      ApiAnswer ingest = share.post("/ingest", SOME_DATA);
      ApiAnswer predict = share.predict(Map.of("model", "some.bin"));
      Files.move(aside, stack.mount());
      ApiAnswer repaired = share.post("/ingest", SOME_DATA);

      ErrorRow.check(share, ingest, 500, "MOUNT_FAILED")
          .answered("stage", "init")
          .logged("ERROR")
          .loggedStage("write");
      ErrorRow.check(share, predict, 500, "MOUNT_FAILED").answered("stage", "init").logged("ERROR");
      assertThat(repaired.status()).isEqualTo(200);
    }
  }

  @Test
  void ingest_shareCannotBeWritten_isEfsWriteFailed() throws Exception {
    try (LocalStack stack = LocalStack.start(Stacks.in(state));
        Share share = new Share(LocalTarget.of(stack))) {
      assertThat(share.post("/ingest", SOME_DATA).status()).isEqualTo(200);
      blockObjects(stack.mount());

      ApiAnswer answer =
          share.post("/ingest", Map.of("key", "models/more.bin", "data", SOME_DATA.get("data")));

      ErrorRow.check(share, answer, 500, "EFS_WRITE_FAILED")
          .answered("stage", "write")
          .logged("ERROR")
          .loggedStage("write")
          .loggedStackTrace();
      assertThat(stack.mount().resolve("models").resolve("more.bin")).doesNotExist();
    }
  }

  /** Files where the store would make directories: works for root, too, unlike taking rights. */
  private static void blockObjects(Path mount) throws Exception {
    Path objects = mount.resolve(".efs-share/objects");
    for (int i = 0; i < 256; i++) {
      Path fanOut = objects.resolve(HexFormat.of().toHexDigits((byte) i));
      if (Files.notExists(fanOut)) {
        Files.createFile(fanOut);
      } else {
        Files.move(fanOut, mount.resolve("aside-" + i));
        Files.createFile(fanOut);
      }
    }
  }

  @Test
  void bothFunctions_bucketRefuses_tellSoAndKeepTheResult() throws Exception {
    try (RefusingS3 refusing = new RefusingS3();
        LocalStack stack =
            LocalStack.start(
                Stacks.in(state)
                    .withVariable(PRODUCER, "AWS_ENDPOINT_URL_S3", refusing.url())
                    .withVariable(CONSUMER, "AWS_ENDPOINT_URL_S3", refusing.url())
                    .withVariable(CONSUMER, "ENABLE_S3_ARCHIVE", "true"));
        Share share = new Share(LocalTarget.of(stack))) {
      ApiAnswer denied = share.post("/ingest", Map.of("key", "models/secret.bin"));
      String id = share.post("/ingest", SOME_DATA).text("fileId");
      ApiAnswer unarchived = share.predict(Map.of("fileId", id));

      ErrorRow.check(share, denied, 403, "S3_ACCESS_DENIED").logged("ERROR");
      ErrorRow.check(share, unarchived, 500, "S3_ARCHIVE_FAILED")
          .logged("ERROR")
          .answered("fileId", id);
      assertThat(unarchived.body().path("result").path("sizeBytes").asLong()).isEqualTo(10);
      assertThat(stack.mount().resolve("outputs").resolve(id + ".result")).isRegularFile();
    }
  }
}

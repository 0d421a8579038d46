package dev.efsshare.producer;

import dev.efsshare.functions.log.LogLines;
import dev.efsshare.functions.share.SignedUpload;
import dev.efsshare.functions.share.UploadTerms;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.functions.testing.Abuse;
import dev.efsshare.functions.testing.AnyObjects;
import dev.efsshare.functions.testing.Choices;
import dev.efsshare.functions.testing.HostileEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The producer as it is abused. No state. */
final class Abused {
  static final String BUCKET = "my-bucket";

  private Abused() {}

  static Abuse producer(Path folder) throws IOException {
    return new Abuse(folder, "producer-lambda", Abused::handler);
  }

  static HostileEvents events(Choices choices) {
    return new HostileEvents(
        choices,
        List.of("/ingest", "/ingest", "/ingest", "/uploads", "/health", "/ingest/", "//ingest"),
        List.of("key", "key", "data", "data", "replace", "sizeBytes", "contentType", "sha256"));
  }

  private static ProducerHandler handler(Path mount, LogLines lines) {
    AnyObjects objects = new AnyObjects();
    return new ProducerHandler(
        ProducerRoutes.shell(
            ProducerApp.lazily(
                Map.of("EFS_MOUNT_PATH", mount.toString(), "S3_BUCKET_NAME", BUCKET),
                Lazily.of(() -> objects),
                Lazily.of(() -> Abused::signed)),
            lines));
  }

  private static SignedUpload signed(UploadTerms terms) {
    return new SignedUpload("PUT", "https://s3.example/", Map.of(), Instant.EPOCH);
  }
}

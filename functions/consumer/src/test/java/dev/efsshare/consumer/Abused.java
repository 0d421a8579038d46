package dev.efsshare.consumer;

import dev.efsshare.functions.log.LogLines;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.functions.testing.Abuse;
import dev.efsshare.functions.testing.AnyObjects;
import dev.efsshare.functions.testing.Choices;
import dev.efsshare.functions.testing.HostileEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The consumer as it is abused. No state. */
final class Abused {
  private Abused() {}

  static Abuse consumer(Path folder) throws IOException {
    return new Abuse(folder, "consumer-lambda", Abused::handler);
  }

  static HostileEvents events(Choices choices) {
    return new HostileEvents(
        choices,
        List.of("/predict", "/predict", "/files", "/files/{}", "/files/{}/x", "/health", "/files/"),
        List.of("fileId", "model", "model", "input"));
  }

  private static ConsumerHandler handler(Path mount, LogLines lines) {
    AnyObjects objects = new AnyObjects();
    return new ConsumerHandler(
        ConsumerRoutes.shell(
            ConsumerApp.lazily(
                Map.of("EFS_MOUNT_PATH", mount.toString(), "S3_BUCKET_NAME", "my-bucket"),
                Lazily.of(() -> objects)),
            lines));
  }
}

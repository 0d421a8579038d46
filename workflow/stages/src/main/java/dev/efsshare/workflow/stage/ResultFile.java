package dev.efsshare.workflow.stage;

import dev.efsshare.workflow.handover.Bucket;
import dev.efsshare.workflow.handover.Upload;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The file in which a stage tells of itself. Once it tells of success it stays as it is, so that an
 * attempt that fails late does not unsay what another achieved.
 */
final class ResultFile {
  private static final String STATUS = "status";
  private static final int ATTEMPTS = 5;

  private ResultFile() {}

  static void write(Bucket bucket, ExecutionContext context, StageResult result)
      throws IOException {
    String key = context.resultKey();
    Upload upload = Upload.json(result.json(), Map.of(STATUS, result.status().name()));
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Bucket.Held> held = bucket.head(key);
      if (held.isPresent() && isSuccess(held.get())) {
        return;
      }
      boolean written =
          held.isPresent() ? bucket.replace(held.get(), upload) : bucket.create(key, upload);
      if (written) {
        return;
      }
    }
    throw new IOException(
        bucket.locationOf(key) + " is written by others at the same time; try again");
  }

  private static boolean isSuccess(Bucket.Held held) {
    return StageResult.Status.SUCCEEDED.name().equals(held.metadata().get(STATUS));
  }
}

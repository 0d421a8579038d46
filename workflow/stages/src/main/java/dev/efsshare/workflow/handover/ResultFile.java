package dev.efsshare.workflow.handover;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The file in which a stage tells of itself. Once it tells of success it stays as it is, so that an
 * attempt that fails late does not unsay what another achieved.
 */
public final class ResultFile {
  private static final String STATUS = "status";
  private static final String SUCCEEDED = "SUCCEEDED";
  private static final int ATTEMPTS = 5;

  private ResultFile() {}

  /**
   * Tells.
   *
   * @param key of the file
   * @param succeeded whether the result is a success
   * @param result JSON
   * @throws IOException if it could not be written
   */
  public static void write(Bucket bucket, String key, boolean succeeded, byte[] result)
      throws IOException {
    Upload upload = Upload.json(result, Map.of(STATUS, succeeded ? SUCCEEDED : "FAILED"));
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
    return SUCCEEDED.equals(held.metadata().get(STATUS));
  }
}

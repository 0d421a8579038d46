package dev.efsshare.workflow.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of records as a user names it: looked at before anything is started. */
final class RecordsFile {
  private static final String CORPUS = "'./efs-share workflow corpus %1$s' writes one";

  private RecordsFile() {}

  /**
   * Checks that there is something to read.
   *
   * @throws IllegalArgumentException if not; the message says why, and the way out
   */
  static void check(Path file) throws IOException {
    if (Files.notExists(file)) {
      throw wrong(file, "%1$s does not exist; " + CORPUS);
    }
    if (Files.isDirectory(file)) {
      throw wrong(file, "%1$s is a folder; name a file with records");
    }
    if (!Files.isReadable(file)) {
      throw wrong(file, "%1$s cannot be read: permission denied; let this user read it");
    }
    if (!Files.isRegularFile(file)) {
      throw wrong(file, "%1$s is no regular file; copy its content into one");
    }
    if (Files.size(file) == 0) {
      throw wrong(file, "%1$s is empty, a file with records is needed; " + CORPUS);
    }
  }

  private static IllegalArgumentException wrong(Path file, String message) {
    return new IllegalArgumentException(message.formatted(file));
  }
}

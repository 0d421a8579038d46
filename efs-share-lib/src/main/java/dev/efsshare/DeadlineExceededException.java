package dev.efsshare;

import java.nio.file.FileSystemException;
import java.time.Duration;

/** A transfer took longer than its time limit; what it had written is discarded. */
public final class DeadlineExceededException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception about one file or object.
   *
   * @param name the file or the object
   * @param limit the time limit that passed
   */
  public DeadlineExceededException(String name, Duration limit) {
    super(name, null, "not done within its time limit of " + limit.toMillis() + " ms");
  }
}

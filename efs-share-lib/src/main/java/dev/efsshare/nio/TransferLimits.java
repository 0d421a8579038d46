package dev.efsshare.nio;

import dev.efsshare.DeadlineExceededException;
import dev.efsshare.PublishOptions;
import dev.efsshare.SizeLimitExceededException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The size and time limits of one file, and its clock. */
final class TransferLimits {
  private final Path target;
  private final PublishOptions options;
  private final long begunNanos = System.nanoTime();

  TransferLimits(Path target, PublishOptions options) {
    this.target = target;
    this.options = options;
  }

  long elapsedNanos() {
    return System.nanoTime() - begunNanos;
  }

  void checkTime() throws IOException {
    Duration limit = options.timeLimit();
    if (limit != null && Duration.ofNanos(elapsedNanos()).compareTo(limit) > 0) {
      throw new DeadlineExceededException(target.toString(), limit);
    }
  }

  /** Checks that bytes may be written at a position, before any is. */
  void checkSize(long position, long bytes) throws IOException {
    // Subtracting cannot overflow where adding can.
    if (bytes > options.maxBytes() - position) {
      throw new SizeLimitExceededException(target.toString(), options.maxBytes());
    }
  }
}

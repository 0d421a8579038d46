package dev.efsshare.testkit;

import java.io.Closeable;
import java.io.IOException;

/** One closing call. Whatever the misbehaviour does, what is below is closed after it. */
final class Closing {
  private Closing() {}

  static void around(MisbehavingFileSystem fileSystem, Call call, Closeable below)
      throws IOException {
    try {
      fileSystem.aroundClose(
          call,
          () -> {
            below.close();
            return call;
          });
    } catch (IOException | RuntimeException | Error e) {
      closeAfter(e, below);
      throw e;
    }
    // For a misbehaviour that does not ask below and says nothing; otherwise this does nothing.
    below.close();
  }

  /** Closes what nobody else can close any more; a failure is only noted. */
  static void closeAfter(Throwable failure, Closeable below) {
    try {
      below.close();
    } catch (IOException | RuntimeException | Error e) {
      if (!e.equals(failure)) {
        failure.addSuppressed(e);
      }
    }
  }
}

package dev.efsshare.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of a stack that is started for the demonstration. */
final class StateFolder implements AutoCloseable {
  private final Path path;
  private final boolean kept;

  private StateFolder(Path path, boolean kept) {
    this.path = path;
    this.kept = kept;
  }

  /** The folder to keep, or a temporary one that is deleted on closing. */
  static StateFolder open(@Nullable Path keep) throws IOException {
    return keep == null
        ? new StateFolder(Files.createTempDirectory("efs-share-demo"), false)
        : new StateFolder(keep, true);
  }

  Path path() {
    return path;
  }

  /** After Ctrl-C both the hook and the interrupted run come here. */
  @Override
  public synchronized void close() {
    if (kept || Files.notExists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(StateFolder::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

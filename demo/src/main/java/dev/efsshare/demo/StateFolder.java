package dev.efsshare.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run: kept, or gone with all in it when it is closed.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
public final class StateFolder implements AutoCloseable {
  private final Path path;
  private final boolean kept;

  private StateFolder(Path path, boolean kept) {
    this.path = path;
    this.kept = kept;
  }

  /**
   * The folder to keep, or a temporary one that is deleted on closing.
   *
   * @param keep the folder to keep, or null
   * @return open
   * @throws IOException if a temporary one cannot be made
   */
  public static StateFolder open(@Nullable Path keep) throws IOException {
    return keep == null
        ? new StateFolder(Files.createTempDirectory("efs-share-run"), false)
        : new StateFolder(keep, true);
  }

  /**
   * Where it is.
   *
   * @return its path
   */
  public Path path() {
    return path;
  }

  /** After Ctrl-C both the hook and the interrupted run come here: a second time does nothing. */
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

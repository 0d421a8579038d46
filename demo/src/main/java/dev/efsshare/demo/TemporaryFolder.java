package dev.efsshare.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The temporary folder of one run: gone with all in it when it is closed.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /**
   * A new one.
   *
   * @return empty
   * @throws IOException if it cannot be made
   */
  public static TemporaryFolder open() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("efs-share-run"));
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
    if (Files.notExists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(TemporaryFolder::delete);
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

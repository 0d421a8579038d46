package dev.efsshare.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a campaign works: a directory that the person named, or one among the temporary files that
 * is deleted at the end. What was found in a named one is never touched, since it must be empty.
 *
 * <p>Thread-safety: one thread.
 */
public final class WorkDirectory implements AutoCloseable {
  private final Path path;
  private boolean deleted;

  private WorkDirectory(Path path, boolean deleted) {
    this.path = path;
    this.deleted = deleted;
  }

  /**
   * Opens a directory.
   *
   * @param named the directory that the person named, or null for a new one
   * @param prefix of a new one's name
   * @return the directory; close it
   * @throws IllegalArgumentException if the named one cannot be used; the message says why
   * @throws IOException if the file system fails
   */
  public static WorkDirectory open(@Nullable Path named, String prefix) throws IOException {
    if (named == null) {
      return new WorkDirectory(Files.createTempDirectory(prefix), true);
    }
    if (!Files.exists(named, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalArgumentException(
          "--directory %s does not exist; make it, empty, on the file system that matters"
              .formatted(named));
    }
    if (!Files.isDirectory(named)) {
      throw new IllegalArgumentException("--directory %s is not a directory".formatted(named));
    }
    if (!Files.isWritable(named)) {
      throw new IllegalArgumentException(
          "--directory %s cannot be written by this user".formatted(named));
    }
    try (Stream<Path> entries = Files.list(named)) {
      String found = entries.map(Path::getFileName).map(String::valueOf).findFirst().orElse("");
      // what mkfs makes on a file system of its own
      if (!found.isEmpty() && !found.equals("lost+found")) {
        throw new IllegalArgumentException(
            "--directory %s is not empty (it has '%s'); name an empty one, since a campaign fills it"
                .formatted(named, found));
      }
    }
    return new WorkDirectory(named.toRealPath(), false);
  }

  /**
   * The directory.
   *
   * @return exists
   */
  public Path path() {
    return path;
  }

  /**
   * Decides what becomes of a directory that nobody named.
   *
   * @param passed false to keep it, so that a person can look at it
   */
  public void keepUnless(boolean passed) {
    deleted &= passed;
  }

  @Override
  public void close() throws IOException {
    if (!deleted) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

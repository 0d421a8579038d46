package dev.efsshare.benchmarks.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a benchmark; closing it removes it.
 *
 * @param path absolute
 */
public record WorkFolder(Path path) implements Closeable {

  /**
   * Removes everything in it.
   *
   * @throws IOException if the file system fails
   */
  public void clear() throws IOException {
    Files.walkFileTree(path, new Removal());
  }

  @Override
  public void close() throws IOException {
    clear();
    Files.delete(path);
  }

  /** Removes everything below the folder. */
  private final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      if (!directory.equals(path)) {
        Files.delete(directory);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}

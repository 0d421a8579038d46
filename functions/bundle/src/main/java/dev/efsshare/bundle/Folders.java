package dev.efsshare.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is done with whole folders. */
final class Folders {

  private Folders() {}

  /** Everything below a folder and the folder itself, outer before inner, in the order of names. */
  static List<Path> tree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : tree(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Copies files with their permissions. */
  static void copy(Path source, Path target) throws IOException {
    for (Path file : tree(source)) {
      Files.copy(file, target.resolve(source.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  static long bytes(Path folder) throws IOException {
    long bytes = 0;
    for (Path file : tree(folder)) {
      bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return bytes;
  }

  /** Gives every file and folder one time. */
  static void setTime(Path folder, Instant time) throws IOException {
    for (Path file : tree(folder)) {
      Files.setLastModifiedTime(file, FileTime.from(time));
    }
  }
}

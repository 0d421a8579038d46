package dev.efsshare.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The log streams of the stack's functions, as files. */
public final class FunctionLogs {
  private FunctionLogs() {}

  /**
   * Finds log lines.
   *
   * @param logs the stack's log folder
   * @param words each must be in the line
   * @return the lines, stream by stream
   * @throws IOException if the logs cannot be read
   */
  public static List<String> linesWith(Path logs, String... words) throws IOException {
    try (Stream<Path> files = Files.walk(logs)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> lines(file).stream())
          .filter(line -> Stream.of(words).allMatch(line::contains))
          .toList();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

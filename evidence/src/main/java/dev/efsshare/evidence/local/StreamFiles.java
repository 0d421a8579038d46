package dev.efsshare.evidence.local;

import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.bundle.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The log streams of a function, as the local stack wrote them. No state. */
final class StreamFiles {
  private StreamFiles() {}

  /** Takes the streams whole that were written to in the window. */
  static void collect(String logicalId, Path group, Window window, Bundle bundle)
      throws IOException {
    List<Path> streams = streams(group, window);
    for (Path stream : streams) {
      bundle.addText(
          "logs/%s/%s".formatted(logicalId, group.relativize(stream).toString().replace('/', '-')),
          "A log stream of %s: one process of the function".formatted(logicalId),
          Files.readAllBytes(stream));
    }
    if (streams.isEmpty()) {
      bundle.missing(
          "%s wrote no log from %s to %s".formatted(logicalId, window.from(), window.to()));
    }
  }

  private static List<Path> streams(Path group, Window window) throws IOException {
    if (!Files.isDirectory(group)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(group)) {
      List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
      List<Path> touched = new ArrayList<>();
      for (Path file : found) {
        if (!Files.getLastModifiedTime(file).toInstant().isBefore(window.from())) {
          touched.add(file);
        }
      }
      return touched;
    }
  }
}

package dev.efsshare.paper;

import dev.efsshare.paper.data.Data;
import dev.efsshare.paper.data.MissingDataException;
import dev.efsshare.paper.data.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Runs the commands that measure. Stateless. */
final class Measurements {
  private Measurements() {}

  /**
   * Runs them one after the other, with their output on this terminal. Data that was there is
   * replaced only by what a command wrote anew; where one fails, it is as before.
   *
   * @param home the project's folder
   * @return why one did not measure; empty if all did
   * @throws IOException if one cannot be started, or its file cannot be moved
   * @throws InterruptedException if the wait for one is interrupted; that one is ended
   */
  static String run(Path home) throws IOException, InterruptedException {
    for (Source source : Source.values()) {
      if (!source.command().isEmpty()) {
        String failure = measure(home, source);
        if (!failure.isEmpty()) {
          return failure;
        }
      }
    }
    return "";
  }

  private static String measure(Path home, Source source) throws IOException, InterruptedException {
    Path file = home.resolve("paper-assets/data").resolve(source.file());
    Path old = file.resolveSibling(source.file() + ".old");
    setAside(file, old);
    boolean isMeasured = false;
    try {
      System.err.println("==> " + source.command());
      int code = run(home, List.of(source.command().split(" ")));
      String failure = source.isMeasured(code) ? unwritten(source, file) : "ended with " + code;
      isMeasured = failure.isEmpty();
      return isMeasured ? "" : source.command() + " " + failure;
    } finally {
      if (isMeasured) {
        Files.deleteIfExists(old);
      } else {
        putBack(file, old);
      }
    }
  }

  /** What an earlier run that was killed set aside is the old one; what it wrote is not judged. */
  private static void setAside(Path file, Path old) throws IOException {
    if (Files.exists(old)) {
      Files.deleteIfExists(file);
    } else if (Files.exists(file)) {
      Files.move(file, old);
    }
  }

  private static void putBack(Path file, Path old) throws IOException {
    if (Files.exists(old)) {
      Files.move(old, file, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(file);
    }
  }

  private static String unwritten(Source source, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return "did not write " + file;
    }
    try {
      new Data(file.resolveSibling("")).file(source);
      return "";
    } catch (MissingDataException e) {
      return "wrote no data: " + e.getMessage();
    }
  }

  private static int run(Path home, List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(home.toFile()).inheritIO().start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }
}

package dev.efsshare.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/**
 * Ends processes and deletes folders, the latest first, at the end or when this process is asked to
 * end (Ctrl-C). Safe for use by several threads.
 */
final class Cleanup implements AutoCloseable {
  private static final int ATTEMPTS = 20;

  private final Deque<AutoCloseable> work = new ArrayDeque<>();
  private final Thread hook = new Thread(this::closeAll, "cleanup");
  private boolean closed;

  Cleanup() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Takes charge of something; when everything was ended already, ends it at once. */
  <T extends AutoCloseable> T add(T closeable) throws IOException {
    synchronized (this) {
      if (!closed) {
        work.push(closeable);
        return closeable;
      }
    }
    close(closeable);
    throw new IOException("ended");
  }

  /** A new folder, deleted at the end with what is in it. */
  Path folder(Path parent) throws IOException {
    Path folder = Files.createTempDirectory(parent, "efs-share-compare-");
    add(() -> delete(folder));
    return folder;
  }

  @Override
  public void close() {
    closeAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // it is running
    }
  }

  private synchronized void closeAll() {
    closed = true;
    while (!work.isEmpty()) {
      close(work.pop());
    }
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      System.err.println("not cleaned up: " + e);
    }
  }

  /** Whoever is about to be interrupted may still add a file. */
  private static void delete(Path folder) throws IOException {
    IOException last = new IOException(folder + " fills while it is deleted");
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | java.io.UncheckedIOException e) {
        last.addSuppressed(e);
      }
    }
    if (Files.exists(folder)) {
      throw last;
    }
  }
}

package dev.efsshare.benchmarks.comparison;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once. No state. */
final class Together {
  private Together() {}

  /**
   * Runs tasks, each in a thread of its own.
   *
   * @return the time until the last one has ended
   * @throws IOException if one fails
   */
  static Duration run(List<Callable<Void>> tasks) throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      long start = System.nanoTime();
      List<Future<Void>> results = threads.invokeAll(tasks);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      for (Future<Void> result : results) {
        result.get();
      }
      return took;
    } catch (ExecutionException e) {
      throw new IOException("one of several at once failed: " + e.getCause(), e);
    }
  }
}

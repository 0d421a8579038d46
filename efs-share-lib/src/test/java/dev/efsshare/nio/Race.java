package dev.efsshare.nio;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several threads that start at once. */
final class Race {
  private static final int DEADLINE_SECONDS = 60;

  private Race() {}

  /** What one thread does. */
  @FunctionalInterface
  interface Runner<T> {
    T run(int thread) throws Exception;
  }

  /** Runs all threads to their end; their results in order, or the first failure. */
  static <T> List<T> run(int threads, Runner<T> runner) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        tasks.add(() -> {
          start.await(DEADLINE_SECONDS, TimeUnit.SECONDS);
          return runner.run(thread);
        });
      }
      List<T> results = new ArrayList<>();
      for (Future<T> done : executor.invokeAll(tasks, DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        results.add(resultOf(done));
      }
      return results;
    }
  }

  private static <T> T resultOf(Future<T> done) throws Exception {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}

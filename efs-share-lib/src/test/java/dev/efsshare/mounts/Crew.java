package dev.efsshare.mounts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Threads that work until one of them says that it is done. The first failure ends all of them and
 * is the failure of the test; a crew that does not end in time is one, too.
 */
final class Crew {
  private static final int DEADLINE_SECONDS = 600;

  private final List<Callable<?>> members = new ArrayList<>();
  private final AtomicBoolean done = new AtomicBoolean();

  /** A piece of work that may fail. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  boolean isDone() {
    return done.get();
  }

  int size() {
    return members.size();
  }

  /** Does its work once. */
  void works(Work work) {
    members.add(() -> {
      work.run();
      return null;
    });
  }

  /** Does its work once, and then everybody ends. */
  void leads(Work work) {
    members.add(() -> {
      try {
        work.run();
      } finally {
        done.set(true);
      }
      return null;
    });
  }

  /** Repeats its work until it is done. */
  void repeats(Work work) {
    members.add(() -> {
      try {
        while (!isDone()) {
          work.run();
        }
      } finally {
        done.set(true);
      }
      return null;
    });
  }

  void run() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(members.size())) {
      List<Future<Object>> results = new ArrayList<>();
      for (Callable<?> member : members) {
        results.add(threads.submit(member::call));
      }
      threads.shutdown();
      if (!threads.awaitTermination(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
        throw new AssertionError("not done after " + DEADLINE_SECONDS + " s");
      }
      Throwable failure = null;
      for (Future<Object> result : results) {
        failure = with(failure, failureOf(result));
      }
      if (failure != null) {
        throw new AssertionError(failure.toString(), failure);
      }
    }
  }

  private static Throwable failureOf(Future<Object> result) throws InterruptedException {
    try {
      result.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (CancellationException e) {
      return e;
    }
  }

  private static Throwable with(Throwable first, Throwable next) {
    if (first != null && next != null) {
      first.addSuppressed(next);
    }
    return first == null ? next : first;
  }
}

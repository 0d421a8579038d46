package dev.efsshare.local.runtime;

import dev.efsshare.local.template.FunctionDeclaration;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Asynchronous invocations: each is tried, retried after a pause when the function failed, and kept
 * as a dead letter when no attempt succeeded. A throttled attempt is repeated and does not count.
 * The queue is in memory: what is still waiting when the stack closes is dropped. Safe for use by
 * several threads.
 */
final class AsyncInvoker implements AutoCloseable {

  private static final Logger LOG = System.getLogger(AsyncInvoker.class.getName());
  private static final Duration THROTTLE_PAUSE = Duration.ofMillis(500);

  private final List<Duration> retryDelays;
  private final DeadLetters deadLetters;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  AsyncInvoker(List<Duration> retryDelays, DeadLetters deadLetters) {
    this.retryDelays = retryDelays;
    this.deadLetters = deadLetters;
  }

  /** Queues a request and returns at once. */
  void submit(FunctionDeclaration function, FunctionPool pool, String requestId, String payload) {
    threads.execute(() -> deliver(function, pool, requestId, payload));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private void deliver(
      FunctionDeclaration function, FunctionPool pool, String requestId, String payload) {
    try {
      int attempts = 1 + Math.min(function.retryAttempts(), retryDelays.size());
      InvocationResult result = attempt(pool, requestId, payload);
      for (int retry = 1; result.failed() && retry < attempts; retry++) {
        Thread.sleep(retryDelays.get(retry - 1));
        result = attempt(pool, requestId, payload);
      }
      if (result.failed()) {
        deadLetters.keep(function, payload, result, attempts);
      }
    } catch (InterruptedException e) {
      // the stack is closing
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "Event " + requestId + " of " + function.name() + " is lost", e);
    }
  }

  private static InvocationResult attempt(FunctionPool pool, String requestId, String payload)
      throws InterruptedException {
    while (true) {
      try {
        return pool.invoke(requestId, payload);
      } catch (ThrottledException e) {
        Thread.sleep(THROTTLE_PAUSE);
      }
    }
  }
}

package dev.efsshare.local.runtime;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asynchronous invocations: each is tried, retried after a pause when the function failed, and kept
 * as a dead letter when no attempt succeeded or it became too old. A throttled attempt is repeated
 * and does not count. The queue is in memory: what is unfinished at {@link #close()} becomes a dead
 * letter, too; a process that is killed loses it. Safe for use by several threads.
 */
final class AsyncInvoker implements AutoCloseable {

  private static final Logger LOG = System.getLogger(AsyncInvoker.class.getName());
  private static final Duration THROTTLE_PAUSE = Duration.ofMillis(500);

  private final List<Duration> retryDelays;
  private final DeadLetters deadLetters;
  private final AtomicInteger unfinished = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  AsyncInvoker(List<Duration> retryDelays, DeadLetters deadLetters) {
    this.retryDelays = retryDelays;
    this.deadLetters = deadLetters;
  }

  /** Queues a request and returns at once. */
  void submit(QueuedEvent event, FunctionPool pool) {
    Delivery delivery = new Delivery(event, pool);
    try {
      threads.execute(delivery);
    } catch (RejectedExecutionException e) {
      // objects are still taken while the stack closes
      delivery.keepUnfinished();
    }
  }

  /** Events that became dead letters because of {@link #close()}; final when that has returned. */
  int unfinished() {
    return unfinished.get();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  /** One event on its way, in a thread of its own. */
  private final class Delivery implements Runnable {
    private final QueuedEvent event;
    private final FunctionPool pool;
    private int attempts;

    Delivery(QueuedEvent event, FunctionPool pool) {
      this.event = event;
      this.pool = pool;
    }

    @Override
    public void run() {
      try {
        deliver();
      } catch (InterruptedException e) {
        keepUnfinished();
      } catch (IOException | RuntimeException e) {
        // an interrupt may come as a failure of what it has interrupted
        if (threads.isShutdown()) {
          keepUnfinished();
        } else {
          lost(e);
        }
      }
    }

    void keepUnfinished() {
      try {
        deadLetters.keepUnfinished(event, attempts);
        unfinished.incrementAndGet();
      } catch (IOException | RuntimeException e) {
        lost(e);
      }
    }

    private void deliver() throws IOException, InterruptedException {
      int allowed = 1 + Math.min(event.function().async().retryAttempts(), retryDelays.size());
      Optional<InvocationResult> last = Optional.empty();
      while (attempts < allowed) {
        Duration pause = attempts == 0 ? Duration.ZERO : retryDelays.get(attempts - 1);
        Optional<InvocationResult> result = attempt(pause);
        if (result.isEmpty()) {
          deadLetters.keepExpired(event, last, attempts);
          return;
        }
        if (!result.get().failed()) {
          return;
        }
        last = result;
      }
      deadLetters.keepFailed(event, last.orElseThrow(), attempts);
    }

    /** Empty when the event is too old for another attempt. */
    private Optional<InvocationResult> attempt(Duration pause) throws InterruptedException {
      Duration wait = pause;
      while (!event.expiredAfter(wait)) {
        Thread.sleep(wait);
        attempts++;
        try {
          return Optional.of(pool.invoke(event.requestId(), event.payload()));
        } catch (ThrottledException e) {
          attempts--;
          wait = THROTTLE_PAUSE;
        }
      }
      return Optional.empty();
    }

    private void lost(Exception cause) {
      String text = "Event " + event.requestId() + " of " + event.function().name() + " is lost";
      LOG.log(Level.ERROR, text, cause);
    }
  }
}

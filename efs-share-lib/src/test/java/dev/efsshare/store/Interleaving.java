package dev.efsshare.store;

import dev.efsshare.FilePublisher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Runs writers so that only one of them runs at any moment, and hands the turn on before and after
 * every step of their publishers, to one that a seeded generator chooses. One seed, one order.
 */
final class Interleaving {
  private static final int NOBODY = -1;
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Random random;
  private final List<Integer> alive = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private int turn = NOBODY;

  Interleaving(long seed) {
    this.random = new Random(seed);
  }

  /** The publisher of one writer. */
  FilePublisher publisher(int writer, FilePublisher real) {
    return new ForwardingPublisher(real) {
      @Override
      void before(String step, Path target) throws IOException {
        handOn(writer);
      }

      @Override
      void after(String step, Path target) throws IOException {
        handOn(writer);
      }
    };
  }

  /** Runs them all to their end; their index is their number as a writer. */
  void run(List<Callable<?>> writers) throws Exception {
    for (int i = 0; i < writers.size(); i++) {
      int writer = i;
      alive.add(writer);
      Thread.ofPlatform().daemon().start(() -> runOne(writer, writers.get(writer)));
    }
    schedule();
    for (Throwable failure : failures) {
      throw new AssertionError("a writer failed", failure);
    }
  }

  private synchronized void schedule() throws InterruptedException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!alive.isEmpty()) {
      turn = alive.get(random.nextInt(alive.size()));
      notifyAll();
      while (turn != NOBODY) {
        if (System.nanoTime() > end) {
          throw new AssertionError("writer " + turn + " does not go on");
        }
        wait(100);
      }
    }
  }

  private void runOne(int writer, Callable<?> task) {
    try {
      awaitTurn(writer);
      task.call();
    } catch (Throwable e) {
      failed(e);
    } finally {
      end(writer);
    }
  }

  private synchronized void failed(Throwable failure) {
    failures.add(failure);
  }

  private synchronized void end(int writer) {
    alive.remove(Integer.valueOf(writer));
    turn = NOBODY;
    notifyAll();
  }

  private synchronized void handOn(int writer) throws IOException {
    turn = NOBODY;
    notifyAll();
    try {
      awaitTurn(writer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private synchronized void awaitTurn(int writer) throws InterruptedException {
    while (turn != writer) {
      wait();
    }
  }
}

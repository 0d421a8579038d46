package dev.efsshare.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs several writers so that only one of them runs at any moment, and hands the turn on before
 * every call to one that a seeded generator chooses. One seed, one order of calls: a failure is
 * replayed by its seed.
 *
 * <pre>{@code
 * Interleaving turns = new Interleaving(seed);
 * FileSystem disk = MisbehavingFileSystem.over(below, turns);
 * turns.run(List.of(() -> publish(disk, "a"), () -> publish(disk, "b")));
 * }</pre>
 *
 * <p>Calls of other threads pass untouched. A writer must not wait for another one by other means
 * than the disk: who waits for a lock that the one without the turn holds never goes on, which ends
 * in an {@link AssertionError} at the deadline. Code between two calls is not interleaved.
 *
 * <p>An instance runs once. Writers run on virtual threads where those do not hold on to their
 * carrier inside synchronized methods (Java 24 and later), otherwise on platform threads.
 */
public final class Interleaving implements Misbehaviour {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final boolean VIRTUAL = Runtime.version().feature() >= 24;

  private final long seed;
  private final Duration deadline;
  // Touched only by who has the turn; handing it on is a volatile write.
  private final SplittableRandom random;
  private final List<Writer> alive = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private long handOvers;
  private volatile @Nullable Writer turn;
  private volatile boolean ended;
  private volatile boolean overdue;

  /**
   * An order of calls.
   *
   * @param seed one seed, one order
   */
  public Interleaving(long seed) {
    this(seed, DEADLINE);
  }

  /**
   * An order of calls.
   *
   * @param seed one seed, one order
   * @param deadline how long all writers together may take
   */
  public Interleaving(long seed, Duration deadline) {
    this.seed = seed;
    this.deadline = deadline;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Runs all writers to their end.
   *
   * @param writers what each does
   * @throws AssertionError if one failed, with its failure as the cause and those of others
   *     suppressed, or if they did not end before the deadline
   * @throws InterruptedException if this thread was interrupted
   */
  public void run(List<? extends Callable<?>> writers) throws InterruptedException {
    if (ended || !alive.isEmpty()) {
      throw new IllegalStateException("an interleaving runs once; make another one");
    }
    if (writers.isEmpty()) {
      return;
    }
    for (int i = 0; i < writers.size(); i++) {
      alive.add(new Writer(i, writers.get(i), Thread.currentThread()));
    }
    List<Writer> all = List.copyOf(alive);
    Writer first = choose();
    turn = first;
    all.forEach(writer -> writer.thread.start());
    awaitEnd(all);
    throwFailures();
  }

  private void awaitEnd(List<Writer> all) throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    while (!ended) {
      long left = end - System.nanoTime();
      if (left <= 0 || Thread.interrupted()) {
        Writer stuck = turn;
        AssertionError late = late(stuck);
        overdue = true;
        all.forEach(writer -> writer.thread.interrupt());
        if (left > 0) {
          throw new InterruptedException("interrupted while writers ran: " + this);
        }
        throw late;
      }
      LockSupport.parkNanos(this, left);
    }
  }

  private AssertionError late(@Nullable Writer stuck) {
    AssertionError late =
        new AssertionError(
            "%s: %s has the turn and did not end in %s".formatted(this, stuck, deadline));
    if (stuck != null) {
      late.setStackTrace(stuck.thread.getStackTrace());
    }
    return late;
  }

  private void throwFailures() {
    if (!failures.isEmpty()) {
      AssertionError failed =
          new AssertionError(
              this + ": a writer failed: " + failures.getFirst(), failures.getFirst());
      failures.stream().skip(1).forEach(failed::addSuppressed);
      throw failed;
    }
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    Writer running = turn;
    if (running != null && running.thread.equals(Thread.currentThread())) {
      handOn(running);
    }
    return action.run();
  }

  private void handOn(Writer from) throws IOException {
    Writer to = choose();
    if (to.equals(from)) {
      return;
    }
    handOvers++;
    give(to);
    if (!from.awaitTurn()) {
      throw new IOException(this + ": the deadline is over");
    }
  }

  private Writer choose() {
    return alive.get(random.nextInt(alive.size()));
  }

  private void give(Writer to) {
    turn = to;
    LockSupport.unpark(to.thread);
  }

  /**
   * How often the turn went to another writer.
   *
   * @return the number so far; exact when {@link #run} has returned
   */
  public long handOvers() {
    return handOvers;
  }

  @Override
  public String toString() {
    return "Interleaving(seed " + seed + ")";
  }

  private final class Writer implements Runnable {
    private final int number;
    private final Callable<?> task;
    private final Thread starter;
    private final Thread thread;

    Writer(int number, Callable<?> task, Thread starter) {
      this.number = number;
      this.task = task;
      this.starter = starter;
      this.thread = VIRTUAL ? Thread.ofVirtual().unstarted(this) : daemon();
    }

    private Thread daemon() {
      return Thread.ofPlatform().daemon().unstarted(this);
    }

    @Override
    public void run() {
      if (!awaitTurn()) {
        return;
      }
      try {
        task.call();
      } catch (Throwable e) {
        failures.add(e);
      }
      end();
    }

    /** False if the deadline came first. */
    boolean awaitTurn() {
      // An interrupted thread does not park; what the program did with the interrupt is kept.
      boolean interrupted = false;
      while (turn != this && !overdue) {
        LockSupport.park(Interleaving.this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        thread.interrupt();
      }
      return turn == this;
    }

    private void end() {
      alive.remove(this);
      if (alive.isEmpty()) {
        turn = null;
        ended = true;
        LockSupport.unpark(starter);
      } else {
        give(choose());
      }
    }

    @Override
    public String toString() {
      return "writer " + number;
    }
  }
}

package dev.efsshare.reliability.fulldisk;

import dev.efsshare.StorageFault;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.reliability.workload.Ending;
import dev.efsshare.reliability.workload.Kind;
import dev.efsshare.reliability.workload.Ledger;
import dev.efsshare.reliability.workload.Site;
import dev.efsshare.reliability.workload.Tracer;
import dev.efsshare.reliability.workload.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One worker for each kind of call, each in a thread of its own while they work. The methods are
 * called by one thread.
 */
final class Crew {
  private static final int ID_SHIFT = 32;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LOOK_NANOS = 1_000_000;

  private final List<Member> members = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final StorageFault expected;
  private final long pauseNanos;
  private volatile boolean working;

  /** One worker and how often it was refused. */
  private record Member(Kind kind, Worker worker, AtomicInteger faults) {}

  /**
   * @param expected failures for this reason are counted
   * @param pause of each worker between two calls
   */
  Crew(Site site, Ledger ledger, StorageFault expected, Duration pause, Worker.Plan plan) {
    this.expected = expected;
    this.pauseNanos = pause.toNanos();
    long index = 1;
    for (Kind kind : Kind.values()) {
      Worker.Plan own =
          new Worker.Plan((index << ID_SHIFT) + 1, plan.seed() + index, plan.maxBytes());
      Worker worker =
          new Worker(site, (s, t) -> NioFilePublisher.at(s.root()), ledger, Tracer.NONE, own);
      members.add(new Member(kind, worker, new AtomicInteger()));
      index++;
    }
  }

  void start() {
    working = true;
    for (Member member : members) {
      member.faults().set(0);
      threads.add(
          Thread.ofPlatform().daemon().name("worker-" + member.kind()).start(() -> work(member)));
    }
  }

  private void work(Member member) {
    while (working) {
      attempt(member);
      LockSupport.parkNanos(pauseNanos);
    }
  }

  private Ending attempt(Member member) {
    Ending ending = member.worker().attempt(member.kind());
    if (ending.isDueTo(expected)) {
      member.faults().incrementAndGet();
    }
    return ending;
  }

  /** One call of each kind, while the crew does not work. */
  List<Ending> attemptEach() {
    return members.stream().map(this::attempt).toList();
  }

  /** Waits until every kind of call failed as often as that since the start. */
  void awaitFaults(int ofEachKind) throws IOException, InterruptedException {
    await(
        () -> members.stream().allMatch(member -> member.faults().get() >= ofEachKind),
        () -> "%s, %d times for each of %s".formatted(expected, ofEachKind, members));
  }

  /** Waits for something that comes while the crew works. */
  void await(BooleanSupplier condition, Supplier<String> what)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("waited %s in vain for %s".formatted(PATIENCE, what.get()));
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** Returns when no worker is in a call. */
  void stop() throws InterruptedException {
    working = false;
    for (Thread thread : threads) {
      thread.join();
    }
    threads.clear();
  }
}

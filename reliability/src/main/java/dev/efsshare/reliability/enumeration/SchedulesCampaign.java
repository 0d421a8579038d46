package dev.efsshare.reliability.enumeration;

import dev.efsshare.TargetPolicy;
import dev.efsshare.reliability.Machine;
import dev.efsshare.reliability.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Random schedules of several writers and a reader, one after the other. Safe for use by many
 * threads, for {@link #progress}; runs once.
 */
public final class SchedulesCampaign {
  private static final int ENOUGH_BROKEN = 20;

  private final List<Subject> subjects;
  private final long seed;
  private final long count;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong handOvers = new AtomicLong();
  private final Queue<String> broken = new ConcurrentLinkedQueue<>();

  /**
   * The library's own publishers and store.
   *
   * @param seed of the first schedule; the next has the next one
   * @param count how many, at least 1
   */
  public SchedulesCampaign(long seed, long count) {
    this(
        List.of(
            Publishing.of(TargetPolicy.CREATE_ONLY),
            Publishing.of(TargetPolicy.REPLACE),
            Storing.ofTheLibrary()),
        seed,
        count);
  }

  SchedulesCampaign(List<Subject> subjects, long seed, long count) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " schedules; at least 1");
    }
    this.subjects = subjects;
    this.seed = seed;
    this.count = count;
  }

  /**
   * How far it is.
   *
   * @return a few words
   */
  public String progress() {
    return "%,d of %,d schedules, %d broken promises".formatted(done.get(), count, broken.size());
  }

  /**
   * Runs all schedules, on one thread for each processor; ends early when it is clear that
   * something is broken.
   *
   * @return what was found
   * @throws InterruptedException if this thread is interrupted
   */
  public Verdict run() throws InterruptedException {
    Instant started = Instant.now();
    AtomicLong next = new AtomicLong(seed);
    List<Thread> workers =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(i -> Thread.ofPlatform().start(() -> runUntilEnough(next)))
            .toList();
    for (Thread worker : workers) {
      worker.join();
    }
    return verdict(Duration.between(started, Instant.now()));
  }

  private void runUntilEnough(AtomicLong next) {
    try {
      for (long mine = next.getAndIncrement();
          mine < seed + count && broken.size() < ENOUGH_BROKEN;
          mine = next.getAndIncrement()) {
        runOne(mine);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runOne(long mine) throws InterruptedException {
    try {
      handOvers.addAndGet(Schedule.run(mine, subjects));
    } catch (BrokenPromise e) {
      broken.add(String.valueOf(e.getMessage()));
    } catch (Error e) {
      // Of this program or of the machine, a stack that overflows among them: no verdict then.
      broken.add("seed %d: %s".formatted(mine, e));
    }
    done.incrementAndGet();
  }

  private Verdict verdict(Duration duration) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("schedules", done.get());
    facts.put("first seed", seed);
    facts.put("turns handed over", handOvers.get());
    facts.put("seconds", duration.toSeconds());
    facts.put("machine", Machine.words());
    return new Verdict(
        "schedules",
        "%,d schedules of several writers and a reader, from seed %d".formatted(done.get(), seed),
        facts,
        List.of(),
        List.copyOf(broken));
  }
}

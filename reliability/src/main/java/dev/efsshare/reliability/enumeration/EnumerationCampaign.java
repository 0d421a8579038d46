package dev.efsshare.reliability.enumeration;

import dev.efsshare.TargetPolicy;
import dev.efsshare.reliability.Machine;
import dev.efsshare.reliability.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Every subject with every state of its target. Safe for use by many threads, for {@link
 * #progress}; runs once.
 */
public final class EnumerationCampaign {
  private final List<Subject> subjects;
  private final Sample ofPublishing;
  private final Sample ofStore;
  private final int threads;
  private final AtomicLong cases = new AtomicLong();
  private final Queue<String> broken = new ConcurrentLinkedQueue<>();
  private final Map<String, List<Long>> table = new LinkedHashMap<>();

  /**
   * The library's own publishers, with every pair of faults, and store.
   *
   * @param everyNthStorePair of the store's pairs of faults, which are many, one in so many is
   *     tried; 1 for all
   * @param threads how many work at a time
   */
  public EnumerationCampaign(int everyNthStorePair, int threads) {
    this(Sample.ALL, new Sample(1, everyNthStorePair), threads);
  }

  /** The same, with a sample of the publishers' pairs as well. */
  EnumerationCampaign(Sample ofPublishing, Sample ofStore, int threads) {
    this.subjects =
        List.of(
            Publishing.of(TargetPolicy.CREATE_ONLY),
            Publishing.of(TargetPolicy.REPLACE),
            Storing.ofTheLibrary());
    this.ofPublishing = ofPublishing;
    this.ofStore = ofStore;
    this.threads = threads;
  }

  /**
   * How far it is.
   *
   * @return a few words
   */
  public String progress() {
    return "%,d cases, %d broken promises".formatted(cases.get(), broken.size());
  }

  /**
   * Runs everything.
   *
   * @return what was found
   * @throws IOException if the file system in memory fails
   * @throws InterruptedException if this thread is interrupted
   */
  public Verdict run() throws IOException, InterruptedException {
    Instant started = Instant.now();
    List<Future<?>> parts = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      for (Subject subject : subjects) {
        for (TargetState state : subject.states()) {
          parts.add(
              workers.submit(() -> {
                run(subject, state);
                return state;
              }));
        }
      }
      for (Future<?> part : parts) {
        await(part);
      }
    }
    return verdict(Duration.between(started, Instant.now()));
  }

  private static void await(Future<?> part) throws IOException, InterruptedException {
    try {
      part.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private void run(Subject subject, TargetState state) throws IOException {
    AtomicLong brokenHere = new AtomicLong();
    Enumeration enumeration =
        new Enumeration(
            subject,
            state,
            e -> {
              brokenHere.incrementAndGet();
              broken.add(String.valueOf(e.getMessage()));
            });
    long singles = enumeration.singles();
    cases.addAndGet(singles);
    long pairs = enumeration.pairs(subject instanceof Storing ? ofStore : ofPublishing);
    cases.addAndGet(pairs);
    put("%s, target %s".formatted(subject.name(), words(state)), singles, pairs, brokenHere.get());
  }

  private static String words(TargetState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private synchronized void put(String row, long singles, long pairs, long brokenHere) {
    table.put(row, List.of(singles, pairs, brokenHere));
  }

  private Verdict verdict(Duration duration) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("cases", cases.get());
    facts.put("pairs tried", ofPublishing.toString());
    facts.put("store pairs tried", ofStore.toString());
    facts.put("seconds", duration.toSeconds());
    facts.put("machine", Machine.words());
    Map<String, List<Long>> sorted = new LinkedHashMap<>();
    synchronized (this) {
      table.keySet().stream().sorted().forEach(row -> sorted.put(row, table.get(row)));
    }
    return new Verdict(
        "enumerate",
        "%,d cases of faults at every call, alone and in pairs".formatted(cases.get()),
        facts,
        List.of(
            new Verdict.Table(
                "what was tried", List.of("one fault", "two faults", "broken"), sorted)),
        List.copyOf(broken));
  }
}

package dev.efsshare.reliability.workload;

import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.reliability.workload.Observation.View;
import dev.efsshare.reliability.workload.TaggedContent.Torn;
import dev.efsshare.reliability.workload.TaggedContent.Whole;
import dev.efsshare.reliability.workload.Violation.Rule;
import dev.efsshare.store.CorruptRecordException;
import dev.efsshare.store.StoreOptions;
import dev.efsshare.store.StoredFile;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Threads that read every kind of target over and over while workers write, and verify every byte.
 *
 * <p>Thread-safety: the methods are called by one thread.
 */
public final class Readers implements AutoCloseable {
  private static final long PAUSE_NANOS = 1_000_000;

  private final Site site;
  private final VersionedStore store;
  private final List<Thread> threads = new ArrayList<>();
  private final List<Observation> observations = Collections.synchronizedList(new ArrayList<>());
  private final List<Violation> violations = Collections.synchronizedList(new ArrayList<>());
  private final Set<Path> created = Collections.synchronizedSet(new HashSet<>());
  private final AtomicLong verified = new AtomicLong();
  private volatile boolean ended;

  private Readers(Site site) {
    this.site = site;
    this.store = site.store(NioFilePublisher.at(site.root()), StoreOptions.DEFAULT);
  }

  /**
   * Starts reading.
   *
   * @param site what
   * @param threads by how many threads
   * @param seed of the order in which they read
   * @return the readers; close them
   */
  public static Readers start(Site site, int threads, long seed) {
    Readers readers = new Readers(site);
    for (int i = 0; i < threads; i++) {
      SplittableRandom random = new SplittableRandom(seed + i);
      readers.threads.add(
          Thread.ofPlatform().daemon().name("reader-" + i).start(() -> readers.readOn(random)));
    }
    return readers;
  }

  private void readOn(SplittableRandom random) {
    try {
      while (!ended) {
        readSome(random);
        // The writers need the processors, too.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (IOException | RuntimeException e) {
      violations.add(new Violation(Rule.FAILED, "a reader failed: " + e));
    }
  }

  private void readSome(SplittableRandom random) throws IOException {
    observe(any(site.replacedTargets(), random), View.PATH);
    Target key = any(site.keys(), random);
    observe(key, View.STORE);
    observe(key, View.PATH);
    readNewlyCreated();
  }

  private static Target any(List<Target> targets, SplittableRandom random) {
    return targets.get(random.nextInt(targets.size()));
  }

  /** Each once, as soon as its name is there. */
  private void readNewlyCreated() throws IOException {
    try (var files = Files.newDirectoryStream(site.created())) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!ended && !name.startsWith(Site.TEMPORARY) && created.add(file)) {
          observe(new Target(Area.CREATED, name), View.PATH);
        }
      }
    }
  }

  /** Looks once; what cannot be content becomes a violation. */
  void observe(Target target, View view) throws IOException {
    long from = System.nanoTime();
    try {
      Optional<Seen> seen = view == View.STORE ? readNewest(target) : readPath(target);
      long to = System.nanoTime();
      if (seen.isEmpty()) {
        observations.add(new Observation(target, view, Observation.ABSENT, 0, from, to));
        return;
      }
      switch (seen.get().reading()) {
        case Whole whole -> {
          verified.incrementAndGet();
          long generation = seen.get().generation();
          observations.add(new Observation(target, view, whole.id(), generation, from, to));
        }
        case Torn torn -> tear(target, view, torn.why());
      }
    } catch (ChecksumMismatchException | CorruptRecordException e) {
      tear(target, view, e.toString());
    } catch (NoSuchFileException e) {
      // Of a path that is an observation; of the store, a record whose content is gone.
      violations.add(new Violation(Rule.LOST, "%s, read by %s: %s".formatted(target, view, e)));
    }
  }

  private void tear(Target target, View view, String why) {
    violations.add(new Violation(Rule.TORN, "%s, read by %s: %s".formatted(target, view, why)));
  }

  private record Seen(TaggedContent.Reading reading, long generation) {}

  private Optional<Seen> readPath(Target target) throws IOException {
    try {
      byte[] content = Files.readAllBytes(site.pathOf(target));
      return Optional.of(new Seen(TaggedContent.read(content), 0));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Optional<Seen> readNewest(Target key) throws IOException {
    Optional<StoredFile> newest = store.newest(Site.keyOf(key));
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    byte[] content = store.read(newest.get(), InputStream::readAllBytes);
    long generation =
        newest.get() instanceof StoredFile.Recorded recorded ? recorded.record().generation() : 0;
    return Optional.of(new Seen(TaggedContent.read(content), generation));
  }

  /**
   * Ends reading.
   *
   * @return what was found
   */
  public Reads finish() {
    close();
    return new Reads(verified.get(), List.copyOf(observations), List.copyOf(violations));
  }

  /**
   * What readers found. Immutable.
   *
   * @param verified whole contents that were read
   * @param observations what was found, in no order
   * @param violations what must not be
   */
  public record Reads(long verified, List<Observation> observations, List<Violation> violations) {

    /** Nothing was read. */
    public static final Reads NONE = new Reads(0, List.of(), List.of());

    /**
     * These reads and others of the same site.
     *
     * @param others the others
     * @return both
     */
    public Reads plus(Reads others) {
      return new Reads(
          verified + others.verified,
          Stream.concat(observations.stream(), others.observations.stream()).toList(),
          Stream.concat(violations.stream(), others.violations.stream()).toList());
    }
  }

  @Override
  public void close() {
    ended = true;
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

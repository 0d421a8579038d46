package dev.efsshare.reliability.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that workers noted.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
public final class Ledger implements Journal {
  private static final long STILL_RUNNING = Long.MAX_VALUE;

  private final Map<Long, Entry> entries = new HashMap<>();
  private final Set<Target> released = new HashSet<>();

  /** An empty ledger. */
  public Ledger() {}

  /**
   * One attempt and what became of it. Immutable.
   *
   * @param attempt what was begun
   * @param ending what the worker was told, or null if it was not told
   * @param overNanos from when on the attempt can have no further effect
   */
  public record Entry(Attempt attempt, @Nullable Ending ending, long overNanos) {

    /**
     * Whether the worker was told that its content is or was there.
     *
     * @return false also if it was told nothing
     */
    public boolean isAcknowledged() {
      return ending != null && ending.result().isAcknowledgement();
    }

    /**
     * Whether the worker was told this.
     *
     * @param results any of these
     * @return false also if it was told nothing
     */
    public boolean wasTold(Result... results) {
      return ending != null && List.of(results).contains(ending.result());
    }
  }

  @Override
  public synchronized void begun(Attempt attempt) {
    Entry previous = entries.put(attempt.id(), new Entry(attempt, null, STILL_RUNNING));
    if (previous != null) {
      throw new IllegalStateException(
          "two attempts with id %s: %s and %s"
              .formatted(attempt.idText(), previous.attempt(), attempt));
    }
  }

  @Override
  public synchronized void ended(Ending ending) {
    Entry entry = entries.get(ending.attemptId());
    if (entry == null) {
      throw new IllegalStateException("an attempt ended that never began: " + ending);
    }
    entries.put(ending.attemptId(), new Entry(entry.attempt(), ending, ending.nanos()));
  }

  /**
   * The worker of an attempt is dead: nothing comes of it any more.
   *
   * @param attemptId which attempt; nothing happens if it ended
   * @param nanos when the worker was known to be dead
   */
  public synchronized void died(long attemptId, long nanos) {
    entries.computeIfPresent(
        attemptId,
        (id, entry) -> entry.ending() == null ? new Entry(entry.attempt(), null, nanos) : entry);
  }

  /**
   * A target is removed from outside, so that it may be absent from now on.
   *
   * @param target nobody writes it any more
   */
  public synchronized void released(Target target) {
    released.add(target);
  }

  synchronized boolean isReleased(Target target) {
    return released.contains(target);
  }

  /**
   * Looks an attempt up.
   *
   * @param attemptId which attempt
   * @return the entry, empty if no such attempt was begun
   */
  public synchronized Optional<Entry> entry(long attemptId) {
    return Optional.ofNullable(entries.get(attemptId));
  }

  /**
   * Everything.
   *
   * @return a copy, in no order
   */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** The entries of each target. */
  synchronized Map<Target, List<Entry>> byTarget() {
    Map<Target, List<Entry>> sorted = new HashMap<>();
    for (Entry entry : entries.values()) {
      sorted.computeIfAbsent(entry.attempt().target(), t -> new ArrayList<>()).add(entry);
    }
    return sorted;
  }
}

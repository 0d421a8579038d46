package dev.efsshare.reliability.workload;

import dev.efsshare.reliability.workload.Ledger.Entry;
import dev.efsshare.reliability.workload.Observation.View;
import dev.efsshare.reliability.workload.Violation.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges what was seen under a name by what was begun and acknowledged. All names are registers:
 * what is seen must have been begun, and nothing that was begun after its end may have been
 * acknowledged before the look. Writers that overlap may come in any order.
 */
final class ObservationRules {
  private final Ledger ledger;
  private final Map<Target, List<Entry>> history;

  ObservationRules(Ledger ledger) {
    this.ledger = ledger;
    this.history = ledger.byTarget();
  }

  Optional<Violation> judge(Observation seen) {
    if (seen.contentId() == Observation.ABSENT) {
      return ledger.isReleased(seen.target())
          ? Optional.empty()
          : lostBefore(seen, Long.MIN_VALUE, "there is no file");
    }
    Optional<Entry> owner =
        ledger
            .entry(seen.contentId())
            .filter(e -> e.attempt().target().equals(seen.target()))
            .filter(e -> e.attempt().begunNanos() <= seen.toNanos());
    if (owner.isEmpty()) {
      return violation(Rule.UNTRUE, seen, "holds what nobody began to write there");
    }
    return switch (seen.target().area()) {
      case CREATED -> judgeCreated(seen, owner.get());
      case REPLACED -> judgeReplaced(seen, owner.get());
      case KEY -> judgeKey(seen, owner.get());
    };
  }

  private Optional<Violation> judgeCreated(Observation seen, Entry owner) {
    Optional<Entry> winner =
        of(seen.target()).filter(Entry::isAcknowledged).filter(e -> !e.equals(owner)).findAny();
    // A name that was removed to make room is free again, and the next who wants it wins it, too.
    if (winner.isPresent() && !ledger.isReleased(seen.target())) {
      return violation(
          owner.isAcknowledged() ? Rule.TWO_WINNERS : Rule.LOST,
          seen,
          "holds another content than the acknowledged " + winner.get().attempt().idText());
    }
    return contradicted(seen, owner);
  }

  private Optional<Violation> judgeReplaced(Observation seen, Entry owner) {
    Optional<Violation> untrue = contradicted(seen, owner);
    return untrue.isPresent()
        ? untrue
        : lostBefore(seen, owner.overNanos(), "the file holds older content");
  }

  private Optional<Violation> judgeKey(Observation seen, Entry owner) {
    if (seen.view() == View.PATH) {
      return Optional.empty();
    }
    long told = owner.ending() == null ? 0 : owner.ending().generation();
    if (owner.wasTold(Result.STORED) && told != seen.generation()) {
      return violation(Rule.UNTRUE, seen, "its writer was told of generation " + told);
    }
    return acknowledgedBefore(seen)
        .filter(e -> generationOf(e) > seen.generation())
        .findAny()
        .flatMap(e -> violation(Rule.LOST, seen, "generation " + generationOf(e) + " was there"));
  }

  private static long generationOf(Entry entry) {
    return entry.ending() == null ? 0 : entry.ending().generation();
  }

  /** A writer that was told no must not have published. */
  private static Optional<Violation> contradicted(Observation seen, Entry owner) {
    return owner.wasTold(Result.FAILED, Result.CONFLICT)
        ? violation(Rule.UNTRUE, seen, "its writer was told that it failed: " + owner.ending())
        : Optional.empty();
  }

  /** Something that was begun after a moment, and acknowledged before the look. */
  private Optional<Violation> lostBefore(Observation seen, long afterNanos, String what) {
    return acknowledgedBefore(seen)
        // a plain path may be behind or missing when its writer was told so
        .filter(e -> !e.wasTold(Result.STORED_WITHOUT_LINK))
        .filter(e -> e.attempt().begunNanos() > afterNanos)
        .findAny()
        .flatMap(e ->
            violation(
                Rule.LOST, seen, what + " though " + e.attempt().idText() + " was acknowledged"));
  }

  private Stream<Entry> acknowledgedBefore(Observation seen) {
    return of(seen.target())
        .filter(Entry::isAcknowledged)
        .filter(e -> e.overNanos() < seen.fromNanos());
  }

  private Stream<Entry> of(Target target) {
    return history.getOrDefault(target, List.of()).stream();
  }

  private static Optional<Violation> violation(Rule rule, Observation seen, String what) {
    String content = Long.toHexString(seen.contentId());
    return Optional.of(
        new Violation(rule, "%s (content %s): %s".formatted(seen.target(), content, what)));
  }
}

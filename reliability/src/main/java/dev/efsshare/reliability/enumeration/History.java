package dev.efsshare.reliability.enumeration;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What may be under a name, given everything that its writers were told so far; and what may be
 * there after the power failed, which is more until somebody was told that his content lasts.
 */
final class History {
  private final Promise promise;
  private final StringBuilder told = new StringBuilder();
  private final Seen first;
  private Set<Seen> now;
  private Set<Seen> afterPowerFailure;

  History(Promise promise, Seen before) {
    this.promise = promise;
    this.first = before;
    this.now = Set.of(before);
    this.afterPowerFailure = now;
    told.append("first ").append(before);
  }

  /** Notes what writers were told whose calls overlapped. */
  void tell(List<Answer> answers) throws BrokenPromise {
    told.append(", then ").append(answers);
    Set<Seen> next = promise.after(now, answers);
    if (next.isEmpty()) {
      throw new BrokenPromise("what was told cannot be true: " + this);
    }
    now = next;
    if (answers.stream().noneMatch(a -> isAcknowledged(a.told()))) {
      EnumSet<Seen> either = EnumSet.copyOf(afterPowerFailure);
      either.addAll(next);
      afterPowerFailure = either;
    } else {
      afterPowerFailure = next;
    }
  }

  private static boolean isAcknowledged(Told told) {
    return told == Told.PUBLISHED || told == Told.ALREADY_THERE || told == Told.SUPERSEDED;
  }

  /** Compares with what a reader sees while nobody writes, which then is what is there. */
  void look(Seen seen) throws BrokenPromise {
    if (!now.contains(seen)) {
      throw new BrokenPromise("%s is there, expected one of %s: %s".formatted(seen, now, this));
    }
    now = Set.of(seen);
  }

  /** Whether a writer with whom nothing goes wrong can do what he wants. */
  boolean isWritable() {
    return !now.contains(Seen.SYMBOLIC_LINK) && !now.contains(Seen.MISSING_PARENT);
  }

  /** Whether there was a file from the beginning, so that no reader may ever find none. */
  boolean beganWithAFile() {
    return switch (first) {
      case OLD, NEW, RIVAL -> true;
      case ABSENT, SYMBOLIC_LINK, MISSING_PARENT, TORN -> false;
    };
  }

  /** Compares with what a reader sees after the power failed; nothing of that is lost again. */
  void lookAfterPowerFailure(Seen seen) throws BrokenPromise {
    told.append(", then the power failed");
    if (!afterPowerFailure.contains(seen)) {
      throw new BrokenPromise(
          "%s is there after the power failed, expected one of %s: %s"
              .formatted(seen, afterPowerFailure, this));
    }
    now = Set.of(seen);
    afterPowerFailure = now;
  }

  @Override
  public String toString() {
    return told.toString();
  }
}

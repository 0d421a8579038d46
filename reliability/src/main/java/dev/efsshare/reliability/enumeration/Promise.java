package dev.efsshare.reliability.enumeration;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A contract as a function: what may be under the name after a writer was told something, given
 * what may have been there before. Nothing is left if what was told cannot be true.
 */
enum Promise {
  /** Publishing with {@link dev.efsshare.TargetPolicy#CREATE_ONLY}. */
  CREATE_ONLY {
    @Override
    Set<Seen> after(Seen seen, Seen mine, Told told) {
      boolean isFree = seen == Seen.ABSENT;
      return switch (told) {
        case PUBLISHED -> isFree ? Set.of(mine) : NEVER;
        case ALREADY_THERE -> seen == mine ? Set.of(mine) : NEVER;
        case CONFLICT -> isFree || seen == mine ? NEVER : Set.of(seen);
        case UNCERTAIN, CRASHED -> isFree ? Set.of(seen, mine) : Set.of(seen);
        case FAILED -> Set.of(seen);
        case SUPERSEDED -> NEVER;
      };
    }
  },

  /** Publishing with {@link dev.efsshare.TargetPolicy#REPLACE}. */
  REPLACE {
    @Override
    Set<Seen> after(Seen seen, Seen mine, Told told) {
      return switch (told) {
        case PUBLISHED, SUPERSEDED -> Set.of(mine);
        case UNCERTAIN, CRASHED -> seen == mine ? Set.of(mine) : Set.of(seen, mine);
        case FAILED -> Set.of(seen);
        case ALREADY_THERE, CONFLICT -> NEVER;
      };
    }
  },

  /**
   * The newest generation of a key, to which content is put with {@link
   * dev.efsshare.store.ExistingPolicy#REPLACE_WHEN_CHANGED}.
   */
  VERSIONED {
    @Override
    Set<Seen> after(Seen seen, Seen mine, Told told) {
      return switch (told) {
        case PUBLISHED -> seen == mine ? NEVER : Set.of(mine);
        case ALREADY_THERE -> seen == mine ? Set.of(mine) : NEVER;
        case UNCERTAIN, CRASHED -> seen == mine ? Set.of(mine) : Set.of(seen, mine);
        case FAILED -> Set.of(seen);
        case CONFLICT, SUPERSEDED -> NEVER;
      };
    }
  };

  private static final Set<Seen> NEVER = Set.of();

  /** After one writer whose target was a name for a file. */
  abstract Set<Seen> after(Seen seen, Seen mine, Told told);

  /**
   * After writers whose calls overlapped: whatever some order of them, one after the other, leads
   * to.
   */
  Set<Seen> after(Set<Seen> before, List<Answer> answers) {
    if (answers.isEmpty()) {
      return before;
    }
    EnumSet<Seen> after = EnumSet.noneOf(Seen.class);
    for (int i = 0; i < answers.size(); i++) {
      Answer first = answers.get(i);
      List<Answer> others = new ArrayList<>(answers);
      others.remove(i);
      // Somebody must come later than who was told that somebody did.
      boolean canBeFirst = first.told() != Told.SUPERSEDED || !others.isEmpty();
      Set<Seen> then = canBeFirst ? after(before, first) : NEVER;
      after.addAll(then.isEmpty() ? then : after(then, others));
    }
    return after;
  }

  private Set<Seen> after(Set<Seen> before, Answer answer) {
    EnumSet<Seen> after = EnumSet.noneOf(Seen.class);
    for (Seen seen : before) {
      after.addAll(
          seen == Seen.SYMBOLIC_LINK || seen == Seen.MISSING_PARENT
              ? refused(seen, answer.told())
              : after(seen, Seen.of(answer.content()), answer.told()));
    }
    return after;
  }

  private static Set<Seen> refused(Seen seen, Told told) {
    return told == Told.FAILED || told == Told.CRASHED ? Set.of(seen) : NEVER;
  }
}

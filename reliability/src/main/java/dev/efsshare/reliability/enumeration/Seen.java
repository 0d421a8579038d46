package dev.efsshare.reliability.enumeration;

/** What a reader finds under a target's name. */
enum Seen {
  ABSENT,
  OLD,
  NEW,
  RIVAL,
  SYMBOLIC_LINK,
  MISSING_PARENT,
  /** None of what was ever published there. */
  TORN;

  static Seen of(Content content) {
    return switch (content) {
      case OLD -> OLD;
      case NEW -> NEW;
      case RIVAL -> RIVAL;
    };
  }
}

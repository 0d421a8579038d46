package dev.efsshare.testkit;

/** What a crash takes of that which was not forced. */
public enum Loss {
  /** Nothing: the program was killed, the machine goes on. */
  NOTHING,
  /** Everything: the power failed before the first page was written back. */
  EVERYTHING,
  /** Some names, some sectors and some lengths, as a seeded generator decides. */
  RANDOM_PART
}

package dev.efsshare.benchmarks.comparison;

/** What is measured. */
enum Unit {
  /** Milliseconds. */
  MILLIS("ms", false),
  /** Millions of bytes a second. */
  MEGABYTES_PER_SECOND("MB/s", true),
  /** Millions of bytes. */
  MEGABYTES("MB", false),
  /** Answers a second. */
  PER_SECOND("1/s", true);

  final String words;
  final boolean moreIsBetter;

  Unit(String words, boolean moreIsBetter) {
    this.words = words;
    this.moreIsBetter = moreIsBetter;
  }
}

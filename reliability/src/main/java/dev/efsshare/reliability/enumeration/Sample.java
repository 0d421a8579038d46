package dev.efsshare.reliability.enumeration;

/**
 * Which pairs of faults are tried. Immutable.
 *
 * @param firsts of the first faults one in so many, at least 1
 * @param seconds of the second faults after such a one, one in so many, at least 1
 */
record Sample(int firsts, int seconds) {
  /** Every pair. */
  static final Sample ALL = new Sample(1, 1);

  Sample {
    if (firsts < 1 || seconds < 1) {
      throw new IllegalArgumentException(
          "one in %d first faults, one in %d second ones".formatted(firsts, seconds));
    }
  }

  @Override
  public String toString() {
    return "one in %,d".formatted(firsts * seconds);
  }
}

package dev.efsshare;

import java.util.Random;

/**
 * Random test input that can be had again: the seed is part of every failure message, and {@code
 * ./mvnw verify -Defsshare.test.seed=N} uses that seed instead of a new one.
 */
final class Replayable {
  private static final String PROPERTY = "efsshare.test.seed";

  private final long seed;
  private final Random random;

  Replayable() {
    Long given = Long.getLong(PROPERTY);
    seed = given == null ? System.nanoTime() : given;
    random = new Random(seed);
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A number from 0 to a bound, both possible. */
  int upTo(int bound) {
    return random.nextInt(bound + 1);
  }

  /** For the description of an assertion. */
  @Override
  public String toString() {
    return "replay with -D" + PROPERTY + "=" + seed;
  }
}

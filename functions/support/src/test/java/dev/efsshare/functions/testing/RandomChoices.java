package dev.efsshare.functions.testing;

import java.util.Random;

/**
 * Choices by chance that can be had again: the seed is part of every failure message, and {@code
 * ./mvnw verify -Defsshare.test.seed=N} uses that seed instead of a new one.
 */
public final class RandomChoices implements Choices {
  private static final String PROPERTY = "efsshare.test.seed";

  private final long seed;
  private final Random random;

  /** New choices, or those of the seed that is given. */
  public RandomChoices() {
    Long given = Long.getLong(PROPERTY);
    seed = given == null ? System.nanoTime() : given;
    random = new Random(seed);
  }

  @Override
  public int below(int bound) {
    return random.nextInt(bound);
  }

  @Override
  public byte[] bytes(int atMost) {
    byte[] bytes = new byte[random.nextInt(atMost + 1)];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public String text(int atMost) {
    int length = random.nextInt(atMost + 1);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      // Half of it printable, or hardly anything would get past the first check.
      text.append((char) (random.nextBoolean() ? ' ' + random.nextInt(95) : random.nextInt(65536)));
    }
    return text.toString();
  }

  /** For the description of an assertion. */
  @Override
  public String toString() {
    return "replay with -D" + PROPERTY + "=" + seed;
  }
}

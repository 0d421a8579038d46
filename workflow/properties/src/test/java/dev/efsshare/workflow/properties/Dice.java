package dev.efsshare.workflow.properties;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Inputs of properties that hold for any: the same for the same seed, which stands in the message
 * of a failure; {@code -Dseed=} replays it.
 */
final class Dice {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

  final long seed = Long.getLong("seed", new SplittableRandom().nextLong());
  private final Random random = new Random(seed);

  /** For {@code as(…)} of an assertion. */
  String replay() {
    return "-Dseed=" + seed;
  }

  int below(int limit) {
    return random.nextInt(limit);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Begins with a letter, then letters and the further characters, up to a length. */
  String name(int longest, String further) {
    StringBuilder name = new StringBuilder().append(LOWER.charAt(below(LOWER.length())));
    String characters = LOWER + further;
    for (int length = below(longest); length > 0; length--) {
      name.append(characters.charAt(below(characters.length())));
    }
    return name.toString();
  }

  /** As Step Functions names executions that a pipe starts. */
  String executionId() {
    return new UUID(random.nextLong(), random.nextLong()) + "_" + new UUID(random.nextLong(), 1);
  }
}

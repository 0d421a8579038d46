package dev.efsshare.benchmarks.comparison;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Interleaves what is compared, so that a busy minute of the machine hits all of it alike. */
final class Rounds {
  /** How long nobody is told that it goes on. */
  private static final long QUIET_NANOS = 15_000_000_000L;

  private Rounds() {}

  /** One measurement. */
  @FunctionalInterface
  interface Turn<T> {
    /** Measures; what it finds in round 0 is not counted. */
    void take(T contestant, int round) throws IOException, InterruptedException, CannotRunException;
  }

  /** Gives each contestant a turn in each round, beginning with another one each time. */
  static <T> void run(int count, List<T> contestants, Turn<T> turn)
      throws IOException, InterruptedException, CannotRunException {
    List<T> order = new ArrayList<>(contestants);
    long told = System.nanoTime();
    for (int round = 0; round <= count; round++) {
      if (System.nanoTime() - told > QUIET_NANOS) {
        told = System.nanoTime();
        System.err.printf("    round %d of %d%n", round, count);
      }
      for (T contestant : order) {
        turn.take(contestant, round);
      }
      Collections.rotate(order, 1);
    }
  }
}

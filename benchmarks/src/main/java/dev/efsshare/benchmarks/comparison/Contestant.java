package dev.efsshare.benchmarks.comparison;

import dev.efsshare.benchmarks.comparison.functions.LaunchPlan;
import org.jspecify.annotations.Nullable;

/**
 * A way to run the functions. Immutable.
 *
 * @param name in tables
 * @param ours whether it runs this project's functions
 * @param functions how they are started; null if they cannot be
 * @param missing why they cannot be started, and the way out
 */
record Contestant(String name, boolean ours, @Nullable Functions functions, String missing) {

  /** How the two functions are started. */
  record Functions(LaunchPlan producer, LaunchPlan consumer) {}

  static Contestant ready(String name, boolean ours, LaunchPlan producer, LaunchPlan consumer) {
    return new Contestant(name, ours, new Functions(producer, consumer), "");
  }

  static Contestant missing(String name, boolean ours, String why) {
    return new Contestant(name, ours, null, why);
  }

  Functions start() throws CannotRunException {
    if (functions == null) {
      throw new CannotRunException(missing);
    }
    return functions;
  }
}

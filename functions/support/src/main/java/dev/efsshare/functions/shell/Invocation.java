package dev.efsshare.functions.shell;

import dev.efsshare.functions.log.InvocationLog;
import dev.efsshare.functions.log.Metrics;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * What is known of the invocation that runs.
 *
 * @param requestId Lambda's id of this invocation
 * @param environmentId names the execution environment: its log stream
 * @param coldStart whether this is the environment's first invocation
 * @param remainingMillis asks Lambda for the time left
 * @param marginMillis of that time, what is kept back for cleaning up and answering
 * @param log its log
 * @param metrics its metrics
 */
public record Invocation(
    String requestId,
    String environmentId,
    boolean coldStart,
    IntSupplier remainingMillis,
    int marginMillis,
    InvocationLog log,
    Metrics metrics) {
  private static final int MAX_MARGIN_MILLIS = 2_000;

  /**
   * What an invocation keeps back: two seconds, or a quarter of the time that it has at its start
   * when that is shorter. Never again counted from what is left, or each of many slow records of a
   * notification would eat into it until Lambda ends the environment.
   */
  static int margin(int remainingAtStartMillis) {
    return Math.clamp(remainingAtStartMillis / 4, 0, MAX_MARGIN_MILLIS);
  }

  /** How long a transfer may take so that there is time left to clean up and answer. */
  public Duration timeForTransfer() {
    return Duration.ofMillis(Math.max(remainingMillis.getAsInt() - marginMillis, 1));
  }
}

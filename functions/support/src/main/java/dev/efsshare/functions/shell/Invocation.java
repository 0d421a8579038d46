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
 * @param log its log
 * @param metrics its metrics
 */
public record Invocation(
    String requestId,
    String environmentId,
    boolean coldStart,
    IntSupplier remainingMillis,
    InvocationLog log,
    Metrics metrics) {
  private static final int MAX_MARGIN_MILLIS = 2_000;

  /**
   * How long a transfer may take so that there is time left to clean up and answer: the remaining
   * time less two seconds, or less a quarter of it when that is shorter.
   */
  public Duration timeForTransfer() {
    int remaining = Math.max(remainingMillis.getAsInt(), 0);
    int margin = Math.min(MAX_MARGIN_MILLIS, remaining / 4);
    return Duration.ofMillis(Math.max(remaining - margin, 1));
  }
}

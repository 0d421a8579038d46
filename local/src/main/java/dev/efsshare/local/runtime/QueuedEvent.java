package dev.efsshare.local.runtime;

import dev.efsshare.local.template.FunctionDeclaration;
import java.time.Duration;

/**
 * An asynchronous invocation.
 *
 * @param function what to run
 * @param requestId the same for every attempt
 * @param payload JSON
 * @param queuedAt {@link System#nanoTime()} when it was accepted
 */
record QueuedEvent(FunctionDeclaration function, String requestId, String payload, long queuedAt) {

  /** Whether it is older than its function wants events to be after a further pause. */
  boolean expiredAfter(Duration pause) {
    Duration age = Duration.ofNanos(System.nanoTime() - queuedAt).plus(pause);
    return age.compareTo(function.async().maximumAge()) > 0;
  }
}

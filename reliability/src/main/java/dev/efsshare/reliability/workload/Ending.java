package dev.efsshare.reliability.workload;

import dev.efsshare.StorageFault;

/**
 * How an attempt ended for the worker. Immutable.
 *
 * @param attemptId which attempt
 * @param result what the library told
 * @param generation that the library told of, 0 for none
 * @param nanos after the call, by {@link System#nanoTime()}
 * @param detail of a failure its {@link dev.efsshare.StorageFault} and then words, else empty
 */
public record Ending(long attemptId, Result result, long generation, long nanos, String detail) {

  /**
   * Whether the library failed, or could not do everything, because of the file system.
   *
   * @param fault for which reason
   * @return true if it said so
   */
  public boolean isDueTo(StorageFault fault) {
    return detail.startsWith(fault + ": ");
  }

  /**
   * Whether something went wrong, the attempt's acknowledgment or not.
   *
   * @return false if all went as it should
   */
  public boolean isTrouble() {
    return result == Result.FAILED
        || result == Result.UNCERTAIN
        || result == Result.STORED_WITHOUT_LINK;
  }
}

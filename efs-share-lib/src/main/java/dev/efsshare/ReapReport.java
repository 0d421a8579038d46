package dev.efsshare;

/**
 * What a clean-up did. Immutable.
 *
 * @param examined entries looked at, as {@link ReapOptions#maxEntries()} counts them
 * @param removed files removed
 * @param removedBytes their size, in bytes
 * @param complete false if the bound on the work was reached before the end
 */
public record ReapReport(int examined, int removed, long removedBytes, boolean complete) {

  /** Nothing was there. */
  public static final ReapReport EMPTY = new ReapReport(0, 0, 0, true);

  /**
   * This report and another as one.
   *
   * @param other the other
   * @return the sums; complete if both are
   */
  public ReapReport plus(ReapReport other) {
    return new ReapReport(
        examined + other.examined,
        removed + other.removed,
        removedBytes + other.removedBytes,
        complete && other.complete);
  }
}

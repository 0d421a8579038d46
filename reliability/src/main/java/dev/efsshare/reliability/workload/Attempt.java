package dev.efsshare.reliability.workload;

/**
 * One call of the library that a worker began. Immutable.
 *
 * @param id also the id in the content, so that content leads to its attempt; never 0
 * @param kind what was called
 * @param target what it writes
 * @param begunNanos before the call, by {@link System#nanoTime()}, which on Linux is one clock for
 *     all processes of a machine
 */
public record Attempt(long id, Kind kind, Target target, long begunNanos) {

  /**
   * The attempt's id as it is printed.
   *
   * @return hexadecimal digits
   */
  public String idText() {
    return Long.toHexString(id);
  }
}

package dev.efsshare.demo;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Waits for something to become true, looking often. */
public final class Await {
  private static final Duration OFTEN = Duration.ofMillis(2);

  private Await() {}

  /**
   * Waits.
   *
   * @param limit how long at most
   * @param what what is waited for, named in the error
   * @param condition is asked again and again
   * @throws TimeoutException if it did not become true in time
   * @throws Exception what the condition throws
   */
  public static void until(Duration limit, String what, Condition condition) throws Exception {
    until(limit, OFTEN, what, condition);
  }

  /**
   * Waits, asking less often.
   *
   * @param limit how long at most
   * @param pause between two questions
   * @param what what is waited for, named in the error
   * @param condition is asked again and again
   * @throws TimeoutException if it did not become true in time
   * @throws Exception what the condition throws
   */
  public static void until(Duration limit, Duration pause, String what, Condition condition)
      throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("waited " + limit.toSeconds() + " s in vain for " + what);
      }
      Thread.sleep(pause);
    }
  }

  /** Something that becomes true. */
  @FunctionalInterface
  public interface Condition {

    /**
     * Whether it is true now.
     *
     * @return true if so
     * @throws Exception if it cannot be told
     */
    boolean holds() throws Exception;
  }
}

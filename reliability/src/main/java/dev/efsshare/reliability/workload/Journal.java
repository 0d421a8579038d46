package dev.efsshare.reliability.workload;

/**
 * Where a worker notes what it begins and what it was told. A note outlives the worker once the
 * method returned.
 *
 * <p>Thread-safety: one worker calls it, from one thread.
 */
public interface Journal {

  /**
   * Called before the library is.
   *
   * @param attempt what follows
   */
  void begun(Attempt attempt);

  /**
   * Called when the library returned: from here on the attempt is acknowledged.
   *
   * @param ending what the library told
   */
  void ended(Ending ending);
}

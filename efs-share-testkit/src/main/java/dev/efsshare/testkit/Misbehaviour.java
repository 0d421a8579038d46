package dev.efsshare.testkit;

import java.io.IOException;

/**
 * One way in which a file system departs from what programs expect of it.
 *
 * <p>It stands around every call: it may fail before the call, make it and fail nevertheless (a
 * lost reply), make it otherwise, or only look on. It is laid over another file system, which may
 * be a misbehaving one itself.
 *
 * <p>Implementations are safe for use by many threads, unless they say otherwise, since the
 * programs under test are.
 */
@FunctionalInterface
public interface Misbehaviour {

  /**
   * Stands around one call.
   *
   * @param call what the program asks
   * @param action asks it of the file system below; may be run once or not at all, and is of no use
   *     after the call
   * @param <T> what the call answers
   * @return the answer for the program
   * @throws IOException as the file system below, or the misbehaviour itself
   */
  <T> T around(Call call, Action<T> action) throws IOException;

  /**
   * Several misbehaviours as one, which costs less than as many file systems.
   *
   * @param outermostFirst the first stands nearest to the program, the last nearest to the disk;
   *     with none at all, nothing misbehaves
   * @return their composition
   */
  static Misbehaviour all(Misbehaviour... outermostFirst) {
    return new Composition(outermostFirst.clone());
  }

  /**
   * Asks the file system below.
   *
   * @param <T> what the call answers
   */
  @FunctionalInterface
  interface Action<T> {

    /**
     * Makes the call.
     *
     * @return the answer
     * @throws IOException as the file system below
     */
    T run() throws IOException;
  }
}

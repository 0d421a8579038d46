package dev.efsshare.testkit;

/**
 * The machine stopped here. An {@link Error}, so that a program does not handle it by mistake; one
 * that does can change nothing more on the disk, since every later call throws it again.
 */
public final class SimulatedCrash extends Error {
  private static final long serialVersionUID = 1;

  /**
   * A crash.
   *
   * @param message where it happened
   */
  public SimulatedCrash(String message) {
    super(message);
  }
}

package dev.efsshare.demo;

/**
 * What is done when the process is told to end (Ctrl-C), unless it was closed before.
 *
 * <p>Thread-safety: safe for use by many threads; the action runs in a thread of its own.
 */
public final class ShutdownHook implements AutoCloseable {
  private final Thread hook;

  /**
   * Begins to wait for the end.
   *
   * @param action what is done then
   */
  public ShutdownHook(Runnable action) {
    hook = Thread.ofPlatform().name("shutdown").unstarted(action);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs.
    }
  }
}

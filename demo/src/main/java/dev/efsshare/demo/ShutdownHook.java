package dev.efsshare.demo;

/** What is done when the process is told to end (Ctrl-C), unless it was closed before. */
final class ShutdownHook implements AutoCloseable {
  private final Thread hook;

  ShutdownHook(Runnable action) {
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

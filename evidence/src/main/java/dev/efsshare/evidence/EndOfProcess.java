package dev.efsshare.evidence;

/** What is done when the process is told to end (Ctrl-C) before this is closed. */
final class EndOfProcess implements AutoCloseable {
  private final Thread hook;

  EndOfProcess(Runnable action) {
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

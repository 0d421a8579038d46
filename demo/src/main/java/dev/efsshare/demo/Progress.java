package dev.efsshare.demo;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Tells a waiting person what is going on: on a terminal one line that is rewritten once a second,
 * elsewhere a line every ten seconds. Nothing is printed for what is done within a second.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
final class Progress implements AutoCloseable {
  private static final long TICK_MILLIS = 1_000;
  private static final int TICKS_BETWEEN_LINES = 10;
  private static final String CLEAR_LINE = "\r\u001B[K";

  private final PrintStream out;
  private final boolean terminal;
  private final Thread ticker;
  private String activity = "";
  private long startedNanos = System.nanoTime();
  private int ticks;
  private boolean shown;

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.ticker = Thread.ofPlatform().daemon().name("progress").start(this::tickUntilInterrupted);
  }

  synchronized void doing(String newActivity) {
    clear();
    activity = newActivity;
    startedNanos = System.nanoTime();
    ticks = 0;
  }

  synchronized void idle() {
    doing("");
  }

  private void tickUntilInterrupted() {
    try {
      while (true) {
        Thread.sleep(TICK_MILLIS);
        tick();
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private synchronized void tick() {
    if (activity.isEmpty()) {
      return;
    }
    ticks++;
    long seconds = Duration.ofNanos(System.nanoTime() - startedNanos).toSeconds();
    if (terminal) {
      out.print(CLEAR_LINE + "  ... " + activity + " (" + seconds + " s)");
      out.flush();
      shown = true;
    } else if (ticks % TICKS_BETWEEN_LINES == 1) {
      out.println("  ... " + activity);
    }
  }

  private void clear() {
    if (shown) {
      out.print(CLEAR_LINE);
      out.flush();
      shown = false;
    }
  }

  @Override
  public synchronized void close() {
    ticker.interrupt();
    clear();
    activity = "";
  }
}

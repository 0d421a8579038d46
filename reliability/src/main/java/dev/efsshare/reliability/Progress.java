package dev.efsshare.reliability;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * Tells a waiting person how far a campaign is: on a terminal one line that is rewritten once a
 * second, elsewhere a line every fifteen seconds.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
public final class Progress implements AutoCloseable {
  private static final long TICK_MILLIS = 1_000;
  private static final int TICKS_BETWEEN_LINES = 15;
  private static final String CLEAR_LINE = "\r\u001B[K";

  private final PrintStream out;
  private final boolean terminal;
  private final Supplier<String> state;
  private final Thread ticker;

  /**
   * Starts telling.
   *
   * @param out where to
   * @param state how far it is, in a few words; called by a thread of its own
   */
  public Progress(PrintStream out, Supplier<String> state) {
    this.out = out;
    this.state = state;
    this.terminal = isTerminal();
    this.ticker = Thread.ofPlatform().daemon().name("progress").start(this::tickUntilInterrupted);
  }

  @SuppressWarnings("SystemConsoleNull") // null where the JDK's own console was switched off
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private void tickUntilInterrupted() {
    try {
      for (int ticks = 1; ; ticks++) {
        Thread.sleep(TICK_MILLIS);
        tick(ticks);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private synchronized void tick(int ticks) {
    if (terminal) {
      out.print(CLEAR_LINE + "  ... " + state.get());
      out.flush();
    } else if (ticks % TICKS_BETWEEN_LINES == 0) {
      out.println("  ... " + state.get());
    }
  }

  @Override
  public synchronized void close() {
    ticker.interrupt();
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}

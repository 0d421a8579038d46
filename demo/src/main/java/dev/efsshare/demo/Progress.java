package dev.efsshare.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells a waiting person what is going on: on a terminal one line that is rewritten four times a
 * second, with a bar where it is known how much there is to do; elsewhere a line after three
 * seconds and every ten. Nothing is printed for what is done within half a second.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
public final class Progress implements AutoCloseable {
  private static final long TICK_MILLIS = 250;
  private static final int QUIET_TICKS = 2;
  private static final int TICKS_BETWEEN_LINES = 40;
  private static final int FIRST_LINE_TICK = 12;
  private static final int BAR_CHARACTERS = 24;

  /** A line that is longer than the terminal is wide could not be rewritten. */
  private static final int LINE_CHARACTERS = 79;

  private static final String START = "  ... ";
  private static final String CLEAR_LINE = "\r\u001B[K";

  private final PrintStream out;
  private final boolean terminal;
  private final Thread ticker;
  private String activity = "";
  private @Nullable Bar bar;
  private long startedNanos = System.nanoTime();
  private int ticks;
  private boolean shown;

  /**
   * Nothing is going on yet.
   *
   * @param out where lines go
   * @param terminal whether a line there can be rewritten
   */
  public Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.ticker = Thread.ofPlatform().daemon().name("progress").start(this::tickUntilInterrupted);
  }

  /** In what something is counted. */
  public enum Unit {
    /** Things: 7 of 20. */
    PIECES,
    /** Bytes, shown in MiB. */
    BYTES
  }

  /** How much of something is done. Thread-safe. */
  public static final class Bar {
    private final long total;
    private final Unit unit;
    private final AtomicLong done = new AtomicLong();

    Bar(long total, Unit unit) {
      this.total = total;
      this.unit = unit;
    }

    /**
     * Counts what was done.
     *
     * @param amount more of it
     */
    public void advance(long amount) {
      done.addAndGet(amount);
    }

    /** Begins again: what was done is done anew. */
    public void restart() {
      done.set(0);
    }

    private String words() {
      long now = Math.min(done.get(), total);
      return unit == Unit.BYTES
          ? "%,d of %,d MiB".formatted(now >> 20, total >> 20)
          : "%,d of %,d".formatted(now, total);
    }

    String picture() {
      long now = Math.min(done.get(), total);
      int full = (int) (now * BAR_CHARACTERS / Math.max(1, total));
      return String.format(
          Locale.ROOT,
          "[%s%s] %3d %%  %s",
          "#".repeat(full),
          ".".repeat(BAR_CHARACTERS - full),
          now * 100 / Math.max(1, total),
          words());
    }
  }

  /**
   * Says what is being done now.
   *
   * @param newActivity a few words
   */
  public synchronized void doing(String newActivity) {
    begin(newActivity, null);
  }

  synchronized Bar counting(String newActivity, long total, Unit unit) {
    Bar newBar = new Bar(total, unit);
    begin(newActivity, newBar);
    return newBar;
  }

  private void begin(String newActivity, @Nullable Bar newBar) {
    clear();
    activity = newActivity;
    bar = newBar;
    startedNanos = System.nanoTime();
    ticks = 0;
  }

  /** Nothing is being done; what was shown is gone. */
  public synchronized void idle() {
    begin("", null);
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
    if (terminal && ticks >= QUIET_TICKS) {
      out.print(CLEAR_LINE + rewritten());
      out.flush();
      shown = true;
    } else if (!terminal && ticks % TICKS_BETWEEN_LINES == FIRST_LINE_TICK) {
      out.println(START + activity + (bar == null ? "" : ", " + bar.words()));
    }
  }

  private String rewritten() {
    long seconds = Duration.ofNanos(System.nanoTime() - startedNanos).toSeconds();
    String rest = (bar == null ? "" : " " + bar.picture()) + " (" + seconds + " s)";
    int room = LINE_CHARACTERS - START.length() - rest.length();
    String cut = activity.length() <= room ? activity : activity.substring(0, Math.max(0, room));
    return START + cut + rest;
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

package dev.efsshare.evidence.bundle;

import java.time.Instant;

/**
 * The time that evidence is collected for.
 *
 * @param from the first instant of it
 * @param to the last one; not before {@code from}
 */
public record Window(Instant from, Instant to) {

  /** Checks the order. */
  public Window {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("The window ends at " + to + ", before " + from);
    }
  }
}

package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The file system turns read-only under the program, as one mounted with {@code errors=remount-ro}
 * does (mount(8)), or an NFS export that its server makes read-only: every call that could change
 * something answers EROFS. What is open can still be read and closed.
 *
 * <p>Safe for use by many threads.
 */
public final class ReadOnlyTurn implements Misbehaviour {
  private static final Set<OpenOption> CHANGING =
      Set.of(
          StandardOpenOption.WRITE, StandardOpenOption.APPEND, StandardOpenOption.DELETE_ON_CLOSE);

  private final int from;
  private final AtomicInteger calls = new AtomicInteger();

  /**
   * Turns read-only.
   *
   * @param from the first call of whatever kind that is refused if it changes something, from 1
   */
  public ReadOnlyTurn(int from) {
    if (from < 1) {
      throw new IllegalArgumentException("calls are counted from 1, not " + from);
    }
    this.from = from;
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    // Stays at the limit instead of running over.
    int number = calls.updateAndGet(count -> Math.min(count + 1, from));
    if (number >= from && changesSomething(call)) {
      throw DiskError.EROFS.on(call);
    }
    return action.run();
  }

  private static boolean changesSomething(Call call) {
    return switch (call.operation()) {
      case OPEN ->
          call instanceof Call.Opening opening
              && !Collections.disjoint(opening.options(), CHANGING);
      case CLOSE -> false;
      default -> call.operation().hasEffect();
    };
  }

  @Override
  public String toString() {
    return "ReadOnlyTurn(from call " + from + ")";
  }
}

package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows which files and listings are open and where they were opened, and, if asked to, allows only
 * so many: open(2), EMFILE. AWS Lambda allows 1,024 descriptors to an execution environment.
 *
 * <p>Lay it outermost: only then is what it counts what the program holds. Something whose closing
 * failed counts as closed, as on Linux: close(2), "Dealing with error returns from close()". Safe
 * for use by many threads.
 */
public final class OpenHandles implements Misbehaviour {
  private final int limit;
  private final AtomicInteger taken = new AtomicInteger();
  private final Map<Long, Opened> open = new ConcurrentHashMap<>();

  /** Without a limit. */
  public OpenHandles() {
    this(Integer.MAX_VALUE);
  }

  /**
   * With a limit.
   *
   * @param limit how many may be open at a time; one more answers "Too many open files"
   */
  public OpenHandles(int limit) {
    this.limit = limit;
  }

  /**
   * Something open.
   *
   * @param path the name it was opened by
   * @param where its stack trace shows who opened it
   */
  public record Opened(Path path, Throwable where) {}

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    return switch (call) {
      case Call.Opening opening -> aroundOpening(opening, action);
      case Call.OnHandle closing when closing.operation() == Operation.CLOSE ->
          aroundClosing(closing, action);
      default -> action.run();
    };
  }

  private <T> T aroundOpening(Call.Opening call, Action<T> action) throws IOException {
    if (taken.incrementAndGet() > limit) {
      taken.decrementAndGet();
      throw DiskError.EMFILE.on(call);
    }
    boolean opened = false;
    try {
      T answer = action.run();
      open.put(call.handle(), new Opened(call.path(), new Throwable("opened " + call.path())));
      opened = true;
      return answer;
    } finally {
      if (!opened) {
        taken.decrementAndGet();
      }
    }
  }

  private <T> T aroundClosing(Call.OnHandle call, Action<T> action) throws IOException {
    try {
      return action.run();
    } finally {
      if (open.remove(call.handle()) != null) {
        taken.decrementAndGet();
      }
    }
  }

  /**
   * What is open now.
   *
   * @return in no order
   */
  public List<Opened> open() {
    return List.copyOf(open.values());
  }

  /**
   * Checks for leaks.
   *
   * @throws AssertionError if something is open; where it was opened is suppressed in it
   */
  public void assertNoneOpen() {
    List<Opened> left = open();
    if (!left.isEmpty()) {
      AssertionError leak =
          new AssertionError("left open: " + left.stream().map(Opened::path).toList());
      left.forEach(opened -> leak.addSuppressed(opened.where()));
      throw leak;
    }
  }

  @Override
  public String toString() {
    return "OpenHandles" + open.values().stream().map(Opened::path).toList();
  }
}

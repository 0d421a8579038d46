package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * close(2) of a file that was open for writing fails, once or always. It is closed all the same:
 * there is nothing to close again. NFS writes late and tells here of what went wrong, as the page
 * of close(2) says ("a previous write error ... reported only on the final close").
 *
 * <p>{@link #losingContent} also replaces what was written and not forced, as {@link FailingForce}
 * does. Safe for use by many threads.
 */
public final class FailingClose implements Misbehaviour {
  private final NthCall which;
  private final DiskError error;
  private final boolean losesContent;
  private final UnforcedContent unforced = new UnforcedContent();
  private final Set<Long> writable = ConcurrentHashMap.newKeySet();

  private FailingClose(NthCall which, DiskError error, boolean losesContent) {
    this.which = which;
    this.error = error;
    this.losesContent = losesContent;
  }

  /**
   * One close fails with EIO.
   *
   * @param n which one of a file that was open for writing, from 1
   * @return the misbehaviour
   */
  public static FailingClose at(int n) {
    return new FailingClose(NthCall.at(n), DiskError.EIO, false);
  }

  /**
   * Every close of a file that was open for writing fails with EIO.
   *
   * @return the misbehaviour
   */
  public static FailingClose always() {
    return new FailingClose(NthCall.every(), DiskError.EIO, false);
  }

  /**
   * The same with another error, such as EDQUOT.
   *
   * @param other what a failing close answers
   * @return a new misbehaviour that has counted nothing yet
   */
  public FailingClose with(DiskError other) {
    return new FailingClose(which.afresh(), other, losesContent);
  }

  /**
   * The same, and what was not forced is lost at the failure.
   *
   * @return a new misbehaviour that has counted nothing yet
   */
  public FailingClose losingContent() {
    return new FailingClose(which.afresh(), error, true);
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    return switch (call) {
      case Call.Opening opening -> aroundOpening(opening, action);
      case Call.Transfer write when losesContent && write.operation() == Operation.WRITE -> {
        unforced.remember(write);
        yield action.run();
      }
      case Call.OnHandle force when force.operation() == Operation.FORCE -> {
        T answer = action.run();
        unforced.forced(force.path());
        yield answer;
      }
      case Call.OnHandle close when close.operation() == Operation.CLOSE ->
          aroundClosing(close, action);
      default -> action.run();
    };
  }

  private <T> T aroundOpening(Call.Opening call, Action<T> action) throws IOException {
    T answer = action.run();
    if (call.options().contains(StandardOpenOption.WRITE)
        || call.options().contains(StandardOpenOption.APPEND)) {
      writable.add(call.handle());
    }
    return answer;
  }

  private <T> T aroundClosing(Call.OnHandle call, Action<T> action) throws IOException {
    boolean fails = writable.remove(call.handle()) && which.isDue();
    T answer = action.run();
    if (fails) {
      unforced.drop(call.path());
      throw error.on(call);
    }
    return answer;
  }

  @Override
  public String toString() {
    return "FailingClose(%s, %s%s)".formatted(which, error, losesContent ? ", losing content" : "");
  }
}

package dev.efsshare.testkit;

import java.io.IOException;

/**
 * fsync(2) fails, once or always; nothing is forced by it.
 *
 * <p>After a failure Linux marks the pages clean: the next fsync succeeds and tells nothing, and
 * what had been written is gone as soon as the page leaves the cache. {@link #losingContent}
 * imitates this at its worst: at the failure what was written since the last good force through the
 * same name is replaced by what had been there before, or by zeros; the length of the file stays.
 *
 * <p>Directories are forced too and count. Safe for use by many threads.
 *
 * @see <a href="https://www.usenix.org/conference/atc20/presentation/rebello">Can Applications
 *     Recover from fsync Failures? (USENIX ATC 2020)</a>
 */
public final class FailingForce implements Misbehaviour {
  private final NthCall which;
  private final DiskError error;
  private final boolean losesContent;
  private final UnforcedContent unforced = new UnforcedContent();

  private FailingForce(NthCall which, DiskError error, boolean losesContent) {
    this.which = which;
    this.error = error;
    this.losesContent = losesContent;
  }

  /**
   * One force fails with EIO, later ones succeed.
   *
   * @param n which one, from 1
   * @return the misbehaviour
   */
  public static FailingForce at(int n) {
    return new FailingForce(NthCall.at(n), DiskError.EIO, false);
  }

  /**
   * Every force fails with EIO.
   *
   * @return the misbehaviour
   */
  public static FailingForce always() {
    return new FailingForce(NthCall.every(), DiskError.EIO, false);
  }

  /**
   * The same with another error, such as ENOSPC for what NFS writes late.
   *
   * @param other what a failing force answers
   * @return a new misbehaviour that has counted nothing yet
   */
  public FailingForce with(DiskError other) {
    return new FailingForce(which.afresh(), other, losesContent);
  }

  /**
   * The same, and what was not forced is lost at the failure.
   *
   * @return a new misbehaviour that has counted nothing yet
   */
  public FailingForce losingContent() {
    return new FailingForce(which.afresh(), error, true);
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    if (losesContent
        && call instanceof Call.Transfer write
        && write.operation() == Operation.WRITE) {
      unforced.remember(write);
    }
    if (call.operation() != Operation.FORCE) {
      return action.run();
    }
    if (which.isDue()) {
      unforced.drop(call.path());
      throw error.on(call);
    }
    T answer = action.run();
    unforced.forced(call.path());
    return answer;
  }

  @Override
  public String toString() {
    return "FailingForce(%s, %s%s)".formatted(which, error, losesContent ? ", losing content" : "");
  }
}

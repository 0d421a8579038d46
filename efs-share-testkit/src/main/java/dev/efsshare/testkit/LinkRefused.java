package dev.efsshare.testkit;

import java.io.IOException;

/**
 * Hard links are refused: link(2), EPERM (a file system without them, or protected_hardlinks),
 * ENOTSUP (an NFS server that answers NFS4ERR_NOTSUPP; RFC 8881, section 18.9), or EMLINK (Amazon
 * EFS allows 177 links to a file).
 *
 * <p>Safe for use by many threads.
 *
 * @see <a href="https://docs.aws.amazon.com/efs/latest/ug/limits.html">Amazon EFS quotas</a>
 */
public final class LinkRefused implements Misbehaviour {
  private final DiskError error;

  /**
   * Refuses links.
   *
   * @param error what the call answers
   */
  public LinkRefused(DiskError error) {
    this.error = error;
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    if (call.operation() == Operation.LINK) {
      throw error.on(call);
    }
    return action.run();
  }

  @Override
  public String toString() {
    return "LinkRefused(" + error + ")";
  }
}

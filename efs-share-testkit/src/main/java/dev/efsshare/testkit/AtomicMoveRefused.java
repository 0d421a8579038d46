package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.StandardCopyOption;

/**
 * A rename that must be atomic is refused: rename(2), EXDEV, as between two mounts, even of one
 * file system. Other moves pass, since Java makes a copy of them.
 *
 * <p>Safe for use by many threads.
 */
public final class AtomicMoveRefused implements Misbehaviour {

  /** Refuses all of them. */
  public AtomicMoveRefused() {
    // nothing to prepare
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    if (call instanceof Call.OnNames names
        && names.operation() == Operation.MOVE
        && names.options().contains(StandardCopyOption.ATOMIC_MOVE)) {
      throw DiskError.EXDEV.on(call);
    }
    return action.run();
  }

  @Override
  public String toString() {
    return "AtomicMoveRefused";
  }
}

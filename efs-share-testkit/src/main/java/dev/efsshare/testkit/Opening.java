package dev.efsshare.testkit;

import dev.efsshare.testkit.Misbehaviour.Action;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One opening call. What it opened is closed again if the misbehaviour keeps its answer from the
 * program: nobody else could.
 */
final class Opening<C extends Closeable> {
  private final Action<C> opener;
  private @Nullable C opened;

  Opening(Action<C> opener) {
    this.opener = opener;
  }

  <T> T around(MisbehavingFileSystem fileSystem, Call call, Function<C, T> wrapper)
      throws IOException {
    try {
      return fileSystem.around(call, () -> wrapper.apply(open()));
    } catch (IOException | RuntimeException | Error e) {
      C found = opened;
      if (found != null) {
        Closing.closeAfter(e, found);
      }
      throw e;
    }
  }

  private C open() throws IOException {
    C found = opener.run();
    opened = found;
    return found;
  }
}

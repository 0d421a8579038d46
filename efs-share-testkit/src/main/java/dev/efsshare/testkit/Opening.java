package dev.efsshare.testkit;

import dev.efsshare.testkit.Misbehaviour.Action;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One opening call. What it opened is closed again if the misbehaviour keeps it from the program:
 * nobody else could.
 */
final class Opening<C extends Closeable> {
  private final Action<C> opener;
  private @Nullable C opened;

  Opening(Action<C> opener) {
    this.opener = opener;
  }

  <T> T around(MisbehavingFileSystem fileSystem, Call call, Function<C, T> wrapper)
      throws IOException {
    C answer;
    try {
      answer = fileSystem.around(call, this::open);
    } catch (IOException | RuntimeException | Error e) {
      C unseen = opened;
      if (unseen != null) {
        Closing.closeAfter(e, unseen);
      }
      throw e;
    }
    C unseen = opened;
    if (unseen != null && !unseen.equals(answer)) {
      unseen.close();
    }
    return wrapper.apply(answer);
  }

  private C open() throws IOException {
    C found = opener.run();
    opened = found;
    return found;
  }
}

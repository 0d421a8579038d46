package dev.efsshare.store;

import dev.efsshare.StorageFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Looks at names of which an NFS client may remember that they are absent. */
final class FreshLook {
  private FreshLook() {}

  /** A look at a name, which can be repeated. */
  @FunctionalInterface
  interface Look<T> {
    T at(Path name) throws IOException;
  }

  /**
   * Looks, and looks again after the client was made to ask the server, before a name passes for
   * absent.
   *
   * @param base a directory that is there, above the name
   * @return empty if the name is absent, or what it led to went away while it was looked at
   */
  static <T> Optional<T> at(Path base, Path name, Look<T> look) throws IOException {
    Optional<T> found = once(name, look);
    if (found.isEmpty()) {
      Directories.revalidate(base, name);
      found = once(name, look);
    }
    return found;
  }

  /** One look, for names that were listed a moment before. */
  static <T> Optional<T> once(Path name, Look<T> look) throws IOException {
    try {
      return Optional.of(look.at(name));
    } catch (IOException e) {
      if (!StorageFault.of(e).isGone()) {
        throw e;
      }
      return Optional.empty();
    }
  }
}

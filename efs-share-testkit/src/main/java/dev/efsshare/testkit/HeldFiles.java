package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one client holds open, and still serves by name when the name leads elsewhere. */
final class HeldFiles {
  private static final Set<StandardOpenOption> READ = Set.of(StandardOpenOption.READ);

  private final Path attic;
  private final Map<Path, Held> byName = new HashMap<>();
  private final Map<Long, Held> byHandle = new HashMap<>();

  HeldFiles(Path attic) {
    this.attic = attic;
  }

  /** One file; its link in the attic goes with its last handle. */
  private static final class Held {
    private final Object file;
    private final Path link;
    private final long until;
    private final Map<Class<?>, Object> attributes = new HashMap<>();
    private int handles;

    Held(Object file, Path link, long until) {
      this.file = file;
      this.link = link;
      this.until = until;
    }

    Object remember(Object answer) {
      attributes.put(answer.getClass(), answer);
      return answer;
    }
  }

  synchronized void revalidate(Path directory) {
    byName.keySet().removeIf(name -> directory.equals(name.getParent()));
  }

  synchronized void forget(Path name) {
    byName.remove(name);
  }

  /** Asks below without a lock: the calls of two threads may wait for each other there. */
  <T> T around(Call call, Misbehaviour.Action<T> action, long now, long life) throws IOException {
    return switch (call) {
      case Call.Opening opening when isForReading(opening) -> open(opening, action, now, life);
      case Call.OnHandle close when close.operation() == Operation.CLOSE -> close(close, action);
      case Call.OnName look when look.operation() == Operation.READ_ATTRIBUTES ->
          attributes(look.path(), action, now);
      default -> action.run();
    };
  }

  private static boolean isForReading(Call.Opening call) {
    return call.operation() == Operation.OPEN && READ.containsAll(call.options());
  }

  @SuppressWarnings("unchecked") // the answer to opening is a channel
  private <T> T open(Call.Opening call, Misbehaviour.Action<T> action, long now, long life)
      throws IOException {
    Optional<FileChannel> old = openReplaced(call, now);
    if (old.isPresent()) {
      return (T) old.get();
    }
    T answer = action.run();
    keep(call, now + life);
    return answer;
  }

  private synchronized Optional<FileChannel> openReplaced(Call.Opening call, long now)
      throws IOException {
    Held held = replaced(call.path(), now);
    if (held == null) {
      return Optional.empty();
    }
    FileChannel channel = FileChannel.open(held.link, READ);
    hold(held, call.handle());
    return Optional.of(channel);
  }

  private synchronized void keep(Call.Opening call, long until) throws IOException {
    Optional<Object> file = OpenFiles.fileAt(call.path(), LinkOption.NOFOLLOW_LINKS);
    if (file.isEmpty() || !Files.isRegularFile(call.path(), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Held held = byName.get(call.path());
    if (held == null || !held.file.equals(file.get())) {
      Path link = attic.resolve(Long.toString(call.handle()));
      Files.createLink(link, call.path());
      held = new Held(file.get(), link, until);
      // OPEN brings the attributes, which are then as old as the file.
      held.remember(
          Files.readAttributes(call.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
      byName.put(call.path(), held);
    }
    hold(held, call.handle());
  }

  private void hold(Held file, long handle) {
    file.handles++;
    byHandle.put(handle, file);
  }

  private <T> T close(Call.OnHandle call, Misbehaviour.Action<T> action) throws IOException {
    release(call.handle());
    return action.run();
  }

  private synchronized void release(long handle) throws IOException {
    Held file = byHandle.remove(handle);
    if (file != null && --file.handles == 0) {
      byName.values().remove(file);
      Files.deleteIfExists(file.link);
    }
  }

  private <T> T attributes(Path path, Misbehaviour.Action<T> action, long now) throws IOException {
    T answer = action.run();
    // Maps hold whichever attributes were asked for.
    return answer instanceof Map ? answer : remembered(path, answer, now);
  }

  /** Of a replaced file what was told before, otherwise what is told now. */
  @SuppressWarnings("unchecked") // of the answer's own class
  private synchronized <T> T remembered(Path path, T answer, long now) throws IOException {
    Held old = replaced(path, now);
    Held known = old == null ? byName.get(path) : old;
    if (known == null) {
      return answer;
    }
    return old == null
        ? (T) known.remember(answer)
        : (T) known.attributes.getOrDefault(answer.getClass(), answer);
  }

  /** The file that was held by this name, if the name leads to another one now. */
  private @Nullable Held replaced(Path name, long now) throws IOException {
    Held held = byName.get(name);
    if (held == null) {
      return null;
    }
    if (now >= held.until) {
      byName.remove(name);
      return null;
    }
    Optional<Object> found = OpenFiles.fileAt(name);
    return found.isEmpty() || found.get().equals(held.file) ? null : held;
  }
}

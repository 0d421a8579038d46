package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A disk that forgets what was not forced when the power fails: content that no fsync(2) of its
 * file reached, and names that no fsync(2) of their directory reached.
 *
 * <p>This is as much as POSIX takes away, and more than any one real file system does: "Calling
 * fsync() does not necessarily ensure that the entry in the directory containing the file has also
 * reached disk. For that an explicit fsync() on a file descriptor for the directory is also needed"
 * (fsync(2)). Changes of one directory are lost independently of each other; a rename inside one
 * directory survives as a whole or not at all; one between two directories may survive in one of
 * them only. Of a write, sectors of 512 bytes survive independently, and the file's length with or
 * without them.
 *
 * <p>Lay it lowest, directly over a file system that behaves: it takes a call that failed below for
 * one without effect.
 *
 * <p>It keeps what was written since the last force, and all names, in memory: made for trees of
 * tests. Modes survive as they are; times are those of the recovery; symbolic links to directories
 * are not followed.
 *
 * <p>Thread-safety: safe for use by many threads; {@link #crash} only when no call is under way.
 *
 * <pre>{@code
 * CrashDisk disk = CrashDisk.at(root);
 * Path share = MisbehavingFileSystem.over(root.getFileSystem(), disk).wrap(root);
 * ... work on share ...
 * disk.crash(Loss.RANDOM_PART, seed);
 * ... look at what is left below root ...
 * }</pre>
 */
public final class CrashDisk implements Misbehaviour {
  private final Path root;
  private final boolean namesAtOnce;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, DiskNode> open = new HashMap<>();
  private final DiskNode.Directory tree;

  private CrashDisk(Path root, boolean namesAtOnce) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    this.namesAtOnce = namesAtOnce;
    this.tree = new DiskScan(this.root).run();
  }

  /**
   * A local disk: names last when their directory was forced.
   *
   * @param root a directory; all that is in it now counts as forced. What lies outside is not
   *     watched
   * @return the disk
   * @throws IOException if the directory cannot be read
   */
  public static CrashDisk at(Path root) throws IOException {
    return new CrashDisk(root, false);
  }

  /**
   * The disk of an NFS server: names last at once, since the server commits them before it answers
   * (RFC 7530, section 4.2.3); content lasts when it was forced.
   *
   * @param root as for {@link #at}
   * @return the disk
   * @throws IOException if the directory cannot be read
   */
  public static CrashDisk withDurableNames(Path root) throws IOException {
    return new CrashDisk(root, true);
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    if (!call.operation().hasEffect() || !isWatched(call)) {
      return action.run();
    }
    lock.lock();
    try {
      if (call instanceof Call.Transfer transfer) {
        return transfer(transfer, action);
      }
      T answer = action.run();
      note(call);
      return answer;
    } finally {
      lock.unlock();
    }
  }

  private boolean isWatched(Call call) {
    return call.path().startsWith(root)
        || (call instanceof Call.OnNames names && names.target().startsWith(root));
  }

  private <T> T transfer(Call.Transfer call, Action<T> action) throws IOException {
    ByteBuffer written = call.buffer().duplicate();
    T answer = action.run();
    if (open.get(call.handle()) instanceof DiskNode.File file) {
      if (call.operation() == Operation.TRUNCATE) {
        file.truncate(call.position());
      } else {
        file.write(call.position(), written.limit(call.buffer().position()));
      }
    }
    return answer;
  }

  private void note(Call call) throws IOException {
    switch (call) {
      case Call.Opening opening -> noteOpened(opening);
      case Call.OnHandle onHandle -> noteOnHandle(onHandle);
      case Call.OnNames names -> noteOnNames(names);
      case Call.OnName name -> noteOnName(name);
      case Call.Transfer transfer -> throw new IllegalArgumentException(transfer.toString());
    }
  }

  private void noteOpened(Call.Opening call) throws IOException {
    DiskNode node = followed(call.path());
    Set<OpenOption> options = call.options();
    if (node == null && isThere(call.path())) {
      node = new DiskNode.File(new byte[0]);
      enter(call.path(), node);
    } else if (node instanceof DiskNode.File file
        && options.contains(StandardOpenOption.TRUNCATE_EXISTING)
        && options.contains(StandardOpenOption.WRITE)) {
      file.truncate(0);
    }
    if (node != null) {
      open.put(call.handle(), node);
    }
  }

  private void noteOnHandle(Call.OnHandle call) {
    DiskNode node = open.get(call.handle());
    if (call.operation() == Operation.FORCE && node != null) {
      node.force();
    } else if (call.operation() == Operation.CLOSE) {
      open.remove(call.handle());
    }
  }

  private void noteOnNames(Call.OnNames call) throws IOException {
    switch (call.operation()) {
      case LINK -> enter(call.target(), followed(call.path()));
      case SYMBOLIC_LINK -> enter(call.path(), new DiskNode.SymbolicLink(call.target()));
      case COPY -> enter(call.target(), DiskNode.File.unforced(Files.readAllBytes(call.target())));
      case MOVE -> noteMoved(call.path(), call.target());
      default -> {
        // No other call has an effect on two names.
      }
    }
  }

  private void noteMoved(Path from, Path to) throws IOException {
    DiskNode node = find(from);
    if (node == null || isThere(from)) {
      // Two names of one file: rename(2) does nothing.
      return;
    }
    DiskNode.Directory source = parentOf(from);
    DiskNode.Directory target = parentOf(to);
    if (source == target) {
      change(source, Map.of(nameOf(from), Optional.empty(), nameOf(to), Optional.of(node)));
    } else {
      change(target, Map.of(nameOf(to), Optional.of(node)));
      change(source, Map.of(nameOf(from), Optional.empty()));
    }
  }

  private void noteOnName(Call.OnName call) throws IOException {
    Path path = call.path();
    switch (call.operation()) {
      case CREATE_DIRECTORY -> enter(path, new DiskNode.Directory());
      case DELETE -> {
        if (find(path) != null && !isThere(path)) {
          change(parentOf(path), Map.of(nameOf(path), Optional.empty()));
        }
      }
      case SET_ATTRIBUTES -> noteMode(path, followed(path));
      default -> {
        // The rest is on files that are open.
      }
    }
  }

  private void enter(Path path, @Nullable DiskNode node) throws IOException {
    if (node != null && path.startsWith(root)) {
      noteMode(path, node);
      change(parentOf(path), Map.of(nameOf(path), Optional.of(node)));
    }
  }

  private static void noteMode(Path path, @Nullable DiskNode node) throws IOException {
    if (node != null) {
      node.mode(path);
    }
  }

  private void change(
      DiskNode.@Nullable Directory directory, Map<String, Optional<DiskNode>> entries) {
    if (directory != null) {
      directory.change(entries);
      if (namesAtOnce) {
        directory.force();
      }
    }
  }

  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static String nameOf(Path path) {
    return path.getFileName().toString();
  }

  private DiskNode.@Nullable Directory parentOf(Path path) {
    Path parent = path.getParent();
    return parent != null && find(parent) instanceof DiskNode.Directory directory
        ? directory
        : null;
  }

  private @Nullable DiskNode find(Path path) {
    if (!path.startsWith(root)) {
      return null;
    }
    DiskNode node = tree;
    for (Path segment : root.relativize(path)) {
      if (!segment.toString().isEmpty()) {
        node = node instanceof DiskNode.Directory directory ? directory.get(segment) : null;
      }
    }
    return node;
  }

  private @Nullable DiskNode followed(Path path) {
    DiskNode node = find(path);
    return node instanceof DiskNode.SymbolicLink link
        ? followed(path.resolveSibling(link.target()).normalize())
        : node;
  }

  /**
   * Lets the power fail: makes the directory what a recovery would find. What was open is closed,
   * and what survived counts as forced from then on, unless nothing was lost: then it may be lost
   * by the next crash.
   *
   * @param loss how much of what was not forced is lost
   * @param seed decides what of it, if a part; the same seed and history give the same part
   * @throws IOException if the file system below fails
   */
  public void crash(Loss loss, long seed) throws IOException {
    lock.lock();
    try {
      open.clear();
      if (loss == Loss.NOTHING) {
        return;
      }
      Survivors survivors = new Survivors(loss, new SplittableRandom(seed));
      survivors.settle(tree);
      survivors.rebuild(tree, root);
    } finally {
      lock.unlock();
    }
  }
}

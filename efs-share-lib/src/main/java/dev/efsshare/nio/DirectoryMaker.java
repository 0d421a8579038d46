package dev.efsshare.nio;

import dev.efsshare.StorageFault;
import dev.efsshare.spi.StorageSync;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes directories that outlast a crash: fsync(2) of a file does not store the names of the
 * directories that lead to it.
 *
 * <p>The name of a directory that is there already is forced as well, once in the life of this
 * object: whoever made it may have died before doing so, or be about to.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
final class DirectoryMaker {
  /** More than a process ever uses; a bound all the same. */
  private static final int MAX_REMEMBERED = 10_000;

  private final StorageSync sync;
  private final Set<Path> lasting = ConcurrentHashMap.newKeySet();

  DirectoryMaker(StorageSync sync) {
    this.sync = sync;
  }

  /**
   * Makes what is missing of the way from a base, which must be there, to a directory.
   *
   * @param permissions the mode of each that is made; others keep theirs
   * @throws NotDirectoryException naming what has the name of a directory and is none
   */
  void ensure(Path base, Path directory, Set<PosixFilePermission> permissions) throws IOException {
    if (directory.equals(base)) {
      requireBase(base);
      return;
    }
    if (lasting.contains(directory) && isThere(directory)) {
      return;
    }
    Made made = new Made();
    make(base, directory, permissions, made);
    for (Path parent : made.parents()) {
      force(parent, made);
    }
    remember(made);
  }

  /** Names that are there and have yet to be forced, each parent once, however many it holds. */
  static final class Made {
    private final Set<Path> directories = new LinkedHashSet<>();

    /** Whether one of the names in it is new, so that failing to force it counts. */
    private final Map<Path, Boolean> parents = new LinkedHashMap<>();

    private void add(Path parent, Path directory, boolean isNew) {
      directories.add(directory);
      parents.merge(parent, isNew, Boolean::logicalOr);
    }

    Set<Path> parents() {
      return parents.keySet();
    }

    private boolean hasNewNameIn(Path parent) {
      return parents.getOrDefault(parent, false);
    }
  }

  /** The first part of {@link #ensure}, so that several directories can share the others. */
  void make(Path base, Path directory, Set<PosixFilePermission> permissions, Made made)
      throws IOException {
    Path parent = base;
    for (Path segment : base.relativize(directory)) {
      Path current = parent.resolve(segment);
      if (!made.directories.contains(current)) {
        boolean wasThere = isThere(current);
        if (!wasThere) {
          create(current, permissions);
        }
        if (!wasThere || !lasting.contains(current)) {
          made.add(parent, current, !wasThere);
        }
      }
      parent = current;
    }
  }

  /** The second part, for each parent: its names outlast a crash when this returns. */
  void force(Path parent, Made made) throws IOException {
    try {
      sync.forceNames(parent);
    } catch (IOException e) {
      // Who may not read a directory cannot open it; what was there before is its owner's.
      if (made.hasNewNameIn(parent) || StorageFault.of(e) != StorageFault.ACCESS_DENIED) {
        throw e;
      }
    }
  }

  /** The last part, once every parent was forced. */
  void remember(Made made) {
    if (lasting.size() >= MAX_REMEMBERED) {
      lasting.clear();
    }
    lasting.addAll(made.directories);
  }

  /** It may be reached through a symbolic link, and is never made: it is where a mount belongs. */
  private static void requireBase(Path base) throws IOException {
    if (!Files.readAttributes(base, BasicFileAttributes.class).isDirectory()) {
      throw new NotDirectoryException(base.toString());
    }
  }

  private static boolean isThere(Path directory) throws IOException {
    Optional<BasicFileAttributes> found = FileIdentity.attributesOf(directory);
    if (found.isPresent() && !found.get().isDirectory()) {
      throw new NotDirectoryException(directory.toString());
    }
    return found.isPresent();
  }

  /** Creates a directory that was absent a moment before. */
  static void create(Path directory, Set<PosixFilePermission> permissions) throws IOException {
    try {
      makeDirectory(directory, permissions);
    } catch (FileAlreadyExistsException e) {
      // Another writer was first, the absence was a cached one, or the reply to an earlier try was
      // lost.
      if (!isThere(directory)) {
        throw e;
      }
      completeMode(directory, permissions);
      return;
    }
    TempFile.setMode(directory, permissions);
  }

  /** With the mode at once: the umask can only take from it, so nobody has too much meanwhile. */
  private static void makeDirectory(Path directory, Set<PosixFilePermission> permissions)
      throws IOException {
    if (TempFile.hasModes(directory)) {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(permissions));
    } else {
      Files.createDirectory(directory);
    }
  }

  /**
   * Gives a directory what a umask took. Either another machine was faster and is about to do the
   * same, or this one was, and the reply was lost: then nobody else does it. A mode that no umask
   * leaves was set by somebody and stays.
   */
  private static void completeMode(Path directory, Set<PosixFilePermission> permissions)
      throws IOException {
    if (!TempFile.hasModes(directory)) {
      return;
    }
    Set<PosixFilePermission> found =
        Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS);
    if (found.equals(permissions) || !permissions.containsAll(found)) {
      return;
    }
    try {
      TempFile.setMode(directory, permissions);
    } catch (IOException e) {
      if (StorageFault.of(e) != StorageFault.ACCESS_DENIED) {
        throw e;
      }
      // Of another owner, who sets it.
    }
  }
}

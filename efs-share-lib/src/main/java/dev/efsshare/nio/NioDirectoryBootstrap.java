package dev.efsshare.nio;

import dev.efsshare.DirectoryBootstrap;
import dev.efsshare.DirectoryLayout;
import dev.efsshare.MountUnusableException;
import dev.efsshare.MountUnusableException.Reason;
import dev.efsshare.StorageFault;
import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@link DirectoryBootstrap} on {@code java.nio.file}: mkdir(2) for what is missing.
 *
 * <p>Guarantee: that of {@link DirectoryBootstrap}. Modes are set on directories that were missing,
 * whatever the umask is, and read back; a directory that exists keeps the mode somebody gave it. A
 * directory that another machine is creating at this moment may for an instant have the mode that
 * its umask left, if it is of another owner.
 *
 * <p>Not promised: the mode of a directory whose maker died between mkdir(2) and chmod(2) under a
 * umask that takes from it. It cannot be told from one that somebody closed on purpose; chmod it.
 *
 * <p>When everything is there, the cost is one stat(2) for each directory and its parents, and one
 * access(2) for each directory of the layout.
 *
 * <p>Thread-safety: safe for use by many threads, processes and machines; has no state.
 *
 * <p>Errors: {@link MountUnusableException} with its reason; the message names owner, mode and this
 * process's user where they are to blame.
 *
 * <pre>{@code
 * new NioDirectoryBootstrap().ensure(DirectoryLayout.of(mount, "models", "inputs", "outputs"));
 * }</pre>
 */
public final class NioDirectoryBootstrap implements DirectoryBootstrap {

  /** A bootstrap; it has no settings. */
  public NioDirectoryBootstrap() {}

  @Override
  public void ensure(DirectoryLayout layout) throws IOException {
    requireMount(layout.mount());
    for (Path directory : withParents(layout)) {
      ensureDirectory(directory, layout.permissions());
    }
    for (Path directory : layout.directories()) {
      requireWritable(layout.mount().resolve(directory.normalize()));
    }
  }

  private static void requireMount(Path mount) throws IOException {
    boolean isDirectory;
    try {
      // The mount point itself may be a symbolic link; nothing below it may.
      isDirectory = Files.readAttributes(mount, BasicFileAttributes.class).isDirectory();
    } catch (IOException e) {
      throw MountFaults.ofMount(mount, e);
    }
    if (!isDirectory) {
      throw new MountUnusableException(
          mount,
          Reason.NOT_A_DIRECTORY,
          "the mount point is not a directory; name the directory at which the file system is"
              + " mounted");
    }
  }

  /** Each directory once, parents first. */
  private static Set<Path> withParents(DirectoryLayout layout) {
    Set<Path> all = new LinkedHashSet<>();
    for (Path directory : layout.directories()) {
      Path current = layout.mount();
      for (Path segment : directory.normalize()) {
        current = current.resolve(segment);
        all.add(current);
      }
    }
    return all;
  }

  private static void ensureDirectory(Path directory, Set<PosixFilePermission> permissions)
      throws IOException {
    if (!isThere(directory)) {
      create(directory, permissions);
    }
  }

  private static boolean isThere(Path directory) throws IOException {
    Optional<BasicFileAttributes> found;
    try {
      found = FileIdentity.attributesOf(directory);
    } catch (IOException e) {
      throw MountFaults.ofDirectory(directory, e);
    }
    if (found.isPresent() && !found.get().isDirectory()) {
      throw new MountUnusableException(
          directory,
          Reason.NOT_A_DIRECTORY,
          "%s is where a directory of the layout belongs; move it away"
              .formatted(TargetRules.kindOf(found.get())));
    }
    return found.isPresent();
  }

  /** Creates a directory that was absent a moment before. */
  static void create(Path directory, Set<PosixFilePermission> permissions) throws IOException {
    try {
      makeDirectory(directory, permissions);
    } catch (FileAlreadyExistsException e) {
      if (!isThere(directory)) {
        throw e;
      }
      completeMode(directory, permissions);
      return;
    } catch (IOException e) {
      throw MountFaults.ofDirectory(directory, e);
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

  private static void requireWritable(Path directory) throws IOException {
    try {
      // Answers for read-only mounts and owners alike, also for root and behind an access point.
      directory
          .getFileSystem()
          .provider()
          .checkAccess(directory, AccessMode.READ, AccessMode.WRITE, AccessMode.EXECUTE);
    } catch (IOException e) {
      throw MountFaults.ofDirectory(directory, e);
    }
  }
}

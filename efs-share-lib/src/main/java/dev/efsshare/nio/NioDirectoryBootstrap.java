package dev.efsshare.nio;

import dev.efsshare.DirectoryBootstrap;
import dev.efsshare.DirectoryLayout;
import dev.efsshare.MountUnusableException;
import dev.efsshare.MountUnusableException.Reason;
import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * {@link DirectoryBootstrap} on {@code java.nio.file}: mkdir(2) for what is missing, and fsync(2)
 * of the directory it is in.
 *
 * <p>Guarantee: that of {@link DirectoryBootstrap}. Modes are set on directories that were missing,
 * whatever the umask is, and read back; a directory that exists keeps the mode somebody gave it. A
 * directory that another machine is creating at this moment may for an instant have the mode that
 * its umask left, if it is of another owner.
 *
 * <p>Not promised: the mode of a directory whose maker died between mkdir(2) and chmod(2) under a
 * umask that takes from it. It cannot be told from one that somebody closed on purpose; chmod it.
 *
 * <p>When everything is there, the cost is one stat(2) for each directory and its parents, one
 * access(2) for each directory of the layout, and opening each directory that others are in, once.
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
    DirectoryMaker maker = new DirectoryMaker(new ForcingStorageSync());
    DirectoryMaker.Made made = new DirectoryMaker.Made();
    for (Path directory : layout.directories()) {
      Path path = layout.mount().resolve(directory.normalize());
      at(path, () -> maker.make(layout.mount(), path, layout.permissions(), made));
    }
    for (Path parent : made.parents()) {
      at(parent, () -> maker.force(parent, made));
    }
    maker.remember(made);
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

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  /** Says of a failure what it means for a directory of the layout. */
  private static void at(Path directory, Step step) throws IOException {
    try {
      step.run();
    } catch (NotDirectoryException e) {
      throw inTheWay(directory.getFileSystem().getPath(e.getFile()));
    } catch (IOException e) {
      throw MountFaults.ofDirectory(directory, e);
    }
  }

  private static MountUnusableException inTheWay(Path path) throws IOException {
    String what =
        FileIdentity.attributesOf(path).map(TargetRules::kindOf).orElse("something that has gone");
    return new MountUnusableException(
        path,
        Reason.NOT_A_DIRECTORY,
        "%s is where a directory of the layout belongs; move it away".formatted(what));
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

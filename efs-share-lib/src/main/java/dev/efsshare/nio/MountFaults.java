package dev.efsshare.nio;

import dev.efsshare.MountUnusableException;
import dev.efsshare.MountUnusableException.Reason;
import dev.efsshare.StorageFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Makes errors that say what is wrong with a mount from what the file system threw. */
final class MountFaults {
  private static final LinkOption[] FOLLOW = {};

  private MountFaults() {}

  /** What stat(2) on the mount point threw. */
  static MountUnusableException ofMount(Path mount, IOException failure) {
    return switch (StorageFault.of(failure)) {
      case ACCESS_DENIED -> wrongOwner(mount, failure);
      case NOT_FOUND ->
          unusable(
              mount,
              Reason.MISSING,
              "nothing is at the mount point; mount the file system there before starting (it is"
                  + " never created here, since a directory in its place would hide the fault)",
              failure);
      default ->
          unusable(
              mount,
              Reason.MISSING,
              "the file system does not answer at the mount point; check that it is mounted and its"
                  + " server can be reached (on EFS: mount target, security group, TCP 2049)",
              failure);
    };
  }

  /** What a call on a directory of the layout threw: an error of the mount where it is one. */
  static IOException ofDirectory(Path directory, IOException failure) {
    return switch (StorageFault.of(failure)) {
      case ACCESS_DENIED -> wrongOwner(directory, failure);
      case READ_ONLY ->
          unusable(
              directory,
              Reason.READ_ONLY,
              "the file system is mounted read-only; mount it read-write (on EFS the client also"
                  + " needs elasticfilesystem:ClientWrite)",
              failure);
      default -> failure;
    };
  }

  private static MountUnusableException wrongOwner(Path path, IOException failure) {
    String message =
        "this process is %s and may not use it; seen: %s; give the directory to that user or start"
                .formatted(processUser(), seen(path))
            + " as its owner (on EFS: an access point whose POSIX user owns its root directory)";
    return unusable(path, Reason.WRONG_OWNER, message, failure);
  }

  private static MountUnusableException unusable(
      Path path, Reason reason, String message, IOException cause) {
    MountUnusableException unusable =
        new MountUnusableException(path, reason, message + " (" + cause + ")");
    unusable.initCause(cause);
    return unusable;
  }

  /** Owner and mode of the nearest path that can be looked at: the one to change. */
  private static String seen(Path path) {
    for (Path current = path; current != null; current = current.getParent()) {
      // Missing, or closed to this user: its parent decides then.
      Optional<String> found = ownerAndMode(current);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return "nothing";
  }

  /** Who owns a file and with what mode, for messages; empty where that cannot be told. */
  static Optional<String> ownerAndMode(Path path) {
    try {
      PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class, FOLLOW);
      return Optional.of(
          "%s owned by %s:%s with mode %s"
              .formatted(
                  path,
                  found.owner().getName(),
                  found.group().getName(),
                  PosixFilePermissions.toString(found.permissions())));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** The name and, where /proc tells it cheaply, the numeric id, which is what NFS compares. */
  static String processUser() {
    String name = "user " + System.getProperty("user.name");
    try {
      return name + ", uid " + Files.getAttribute(Path.of("/proc/self"), "unix:uid", FOLLOW);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return name;
    }
  }
}

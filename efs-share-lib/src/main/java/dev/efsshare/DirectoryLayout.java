package dev.efsshare;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * The directories that an application needs on a mount. Immutable.
 *
 * @param mount the mount point, absolute; never created
 * @param directories relative to the mount; parents are created with the same mode
 * @param permissions the mode of each where the file system has modes
 */
public record DirectoryLayout(
    Path mount, List<Path> directories, Set<PosixFilePermission> permissions) {

  /**
   * Checks the components.
   *
   * @throws InvalidPathException if the mount is relative, or a directory is absolute, empty or
   *     leaves the mount
   */
  public DirectoryLayout {
    if (!mount.isAbsolute()) {
      throw new InvalidPathException(mount.toString(), "the mount must be an absolute path");
    }
    for (Path directory : directories) {
      Path normal = directory.normalize();
      if (directory.isAbsolute() || normal.toString().isEmpty() || normal.startsWith("..")) {
        throw new InvalidPathException(
            directory.toString(), "a directory of the layout must lie below the mount");
      }
    }
    directories = List.copyOf(directories);
    permissions = Set.copyOf(permissions);
  }

  /**
   * A layout with mode 0755.
   *
   * @param mount the mount point, absolute
   * @param directories relative to the mount
   * @return the layout
   * @throws InvalidPathException as the constructor
   */
  public static DirectoryLayout of(Path mount, String... directories) {
    List<Path> paths =
        List.of(directories).stream().map(d -> mount.getFileSystem().getPath(d)).toList();
    return new DirectoryLayout(mount, paths, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}

package dev.efsshare.evidence.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What lies on the mount. No state. */
final class MountedFiles {

  /**
   * One file.
   *
   * @param path below the mount
   * @param bytes its size
   * @param mode for example {@code rw-r--r--}
   * @param links how many names it has
   * @param modified when it was last written
   */
  record MountedFile(String path, long bytes, String mode, String links, String modified) {}

  private MountedFiles() {}

  /** All files, by path; one that goes away meanwhile is left out. */
  static List<MountedFile> of(Path mount) throws IOException {
    Listing listing = new Listing(mount);
    Files.walkFileTree(mount, listing);
    return listing.files();
  }

  /** What a walk over the mount collects. */
  static final class Listing extends SimpleFileVisitor<Path> {
    private final Path mount;
    private final List<MountedFile> files = new ArrayList<>();

    Listing(Path mount) {
      this.mount = mount;
    }

    List<MountedFile> files() {
      return files.stream().sorted(Comparator.comparing(MountedFile::path)).toList();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      try {
        files.add(describe(mount, file));
        return FileVisitResult.CONTINUE;
      } catch (NoSuchFileException e) {
        return visitFileFailed(file, e);
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }

  private static MountedFile describe(Path mount, Path file) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new MountedFile(
        mount.relativize(file).toString(),
        attributes.size(),
        PosixFilePermissions.toString(attributes.permissions()),
        String.valueOf(Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)),
        attributes.lastModifiedTime().toString());
  }
}

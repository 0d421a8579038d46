package dev.efsshare.nio;

import dev.efsshare.spi.TemporaryNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Which names may be published. The limits are those of Amazon EFS. */
final class TargetRules {
  private static final int MAX_SEGMENT_BYTES = 255;
  private static final int MAX_DEPTH = 1_000;
  private static final String NFS_SILLY_RENAME = ".nfs";

  private final Path root;
  private final TemporaryNames names;

  TargetRules(PublisherSettings settings) {
    this.root = settings.root();
    this.names = settings.names();
  }

  /**
   * A name that may be published.
   *
   * @param path absolute and normalised
   * @param before what had the name when it was checked
   */
  record Target(Path path, Optional<FileIdentity> before) {
    Path directory() {
      // The parent. There is one below the root, which getParent does not tell the null checker.
      return path.resolveSibling("");
    }
  }

  /** Checks the name, its directory and what is there now. */
  Target target(Path given) throws IOException {
    Path path = belowRoot(given);
    if (path.equals(root)) {
      throw new InvalidPathException(given.toString(), "this is the root, not a file below it");
    }
    Path directory = path.resolveSibling("");
    requireRealDirectory(directory);
    Optional<BasicFileAttributes> present = FileIdentity.attributesOf(path);
    if (present.isPresent()) {
      requireRegularFile(path, present.get());
    }
    return new Target(path, present.map(FileIdentity::of));
  }

  /** Checks a file that must be there, under the rules for targets. */
  Target existing(Path given) throws IOException {
    Target file = target(given);
    if (file.before().isEmpty()) {
      // Another machine may have made it since this one looked.
      FreshNames.askServerFor(file.path());
      file = target(given);
    }
    if (file.before().isEmpty()) {
      throw new NoSuchFileException(file.path().toString());
    }
    return file;
  }

  /** Checks a directory, which may be the root. */
  Path directory(Path given) throws IOException {
    Path path = belowRoot(given);
    requireRealDirectory(path);
    return path;
  }

  /** Checks a name that need not be there, which may be the root. */
  Path belowRoot(Path given) {
    if (!given.getFileSystem().equals(root.getFileSystem())) {
      throw new InvalidPathException(
          given.toString(), "belongs to another file system than the root " + root);
    }
    Path path = root.resolve(given).normalize();
    if (!path.startsWith(root)) {
      throw new InvalidPathException(given.toString(), "leads out of the root " + root);
    }
    if (!path.equals(root)) {
      checkSegments(root.relativize(path), names);
    }
    return path;
  }

  private static void checkSegments(Path relative, TemporaryNames names) {
    if (relative.getNameCount() > MAX_DEPTH) {
      throw new InvalidPathException(
          shortened(relative),
          "has %d segments, at most %d are allowed".formatted(relative.getNameCount(), MAX_DEPTH));
    }
    for (Path segment : relative) {
      segmentFault(segment.toString(), names)
          .ifPresent(fault -> {
            throw new InvalidPathException(shortened(relative), fault);
          });
    }
  }

  /** What is wrong with one segment, in words. */
  static Optional<String> segmentFault(String segment, TemporaryNames names) {
    int bytes = segment.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_SEGMENT_BYTES) {
      return Optional.of(
          "has a segment of %d bytes, 1 to %d are allowed".formatted(bytes, MAX_SEGMENT_BYTES));
    }
    if (segment.indexOf('\0') >= 0) {
      return Optional.of("has a NUL character");
    }
    if (segment.startsWith(NFS_SILLY_RENAME)) {
      return Optional.of("'" + segment + "': NFS clients keep names in .nfs for themselves");
    }
    if (names.isTemporary(segment)) {
      return Optional.of("'" + segment + "' is a name for unpublished files");
    }
    return Optional.empty();
  }

  /** A name of 100 KB helps nobody in a log line. */
  private static String shortened(Path path) {
    String text = path.toString();
    return text.length() <= 512 ? text : text.substring(0, 512) + "...";
  }

  /**
   * Refuses symbolic links between root and directory. The root itself may be reached through one.
   * Each name is looked at once: resolving real paths would look at those above the root as well,
   * and for every publication again.
   */
  private void requireRealDirectory(Path directory) throws IOException {
    if (directory.equals(root)) {
      attributesOfDirectory(root);
      return;
    }
    Path current = root;
    for (Path segment : root.relativize(directory)) {
      current = current.resolve(segment);
      if (attributesOfDirectory(current).isSymbolicLink()) {
        throw new FileSystemException(
            directory.toString(),
            null,
            "leads through a symbolic link to %s; name the real directory"
                .formatted(directory.toRealPath()));
      }
    }
  }

  private static BasicFileAttributes attributesOfDirectory(Path directory) throws IOException {
    Optional<BasicFileAttributes> known = FileIdentity.attributesOf(directory);
    if (known.isPresent()) {
      return known.get();
    }
    // Another machine may have made it since this one looked.
    FreshNames.askServerFor(directory);
    return FileIdentity.attributesOf(directory)
        .orElseThrow(() -> new NoSuchFileException(directory.toString()));
  }

  private static void requireRegularFile(Path path, BasicFileAttributes present)
      throws FileSystemException {
    if (!present.isRegularFile()) {
      throw new FileSystemException(
          path.toString(),
          null,
          kindOf(present) + " is there; only a regular file can be a target");
    }
  }

  static String kindOf(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return "a symbolic link";
    }
    if (attributes.isDirectory()) {
      return "a directory";
    }
    return attributes.isRegularFile() ? "a regular file" : "a special file";
  }
}

package dev.efsshare.nio;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which file a name leads to: device and inode, on NFS the server's file id.
 *
 * @param key null where the file system has no such thing; then nothing is the same as anything
 */
record FileIdentity(@Nullable Object key) {

  static FileIdentity of(BasicFileAttributes attributes) {
    return new FileIdentity(attributes.fileKey());
  }

  boolean isKnown() {
    return key != null;
  }

  boolean isSameAs(FileIdentity other) {
    return key != null && key.equals(other.key);
  }

  /**
   * Looks a name up after a call on it failed. Opening the directory first makes an NFS client ask
   * the server: names it holds in its cache may be older than the call.
   */
  @SuppressWarnings("try") // opening is the point
  static Optional<FileIdentity> freshOf(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      try (DirectoryStream<Path> opened = Files.newDirectoryStream(directory)) {
        return attributesOf(file).map(FileIdentity::of);
      }
    }
    return attributesOf(file).map(FileIdentity::of);
  }

  /** The attributes of what the name itself is, a symbolic link among it; empty if it is free. */
  static Optional<BasicFileAttributes> attributesOf(Path file) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}

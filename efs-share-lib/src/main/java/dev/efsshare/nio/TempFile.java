package dev.efsshare.nio;

import dev.efsshare.Durability;
import dev.efsshare.PublishOptions;
import dev.efsshare.spi.StorageSync;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** An unpublished file: open for writing, then sealed, then renamed, linked or removed. */
final class TempFile implements Closeable {
  /**
   * The most that is handed to the channel at once. For a heap buffer the JDK takes a direct buffer
   * of the same size and keeps it with the thread; whole buffers would pin that much memory. Both
   * and what is copied from them fit into a second-level cache.
   */
  static final int CHUNK_BYTES = 256 << 10;

  private static final Set<StandardOpenOption> CREATE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path path;
  private final FileChannel channel;
  private final FlushBehind flush;

  private TempFile(Path path, FileChannel channel, StorageSync sync) {
    this.path = path;
    this.channel = channel;
    this.flush = new FlushBehind(sync, channel);
  }

  /** Creates a file that nobody else has, readable by its owner only where modes exist. */
  static TempFile create(Path path, StorageSync sync) throws IOException {
    try {
      return new TempFile(path, FileChannel.open(path, CREATE, ownerOnly(path)), sync);
    } catch (FileAlreadyExistsException e) {
      throw givenTwice(path);
    }
  }

  /** Not a FileAlreadyExistsException: callers take that type for "the target is taken". */
  static FileSystemException givenTwice(Path temporary) {
    return new FileSystemException(
        temporary.toString(), null, "TemporaryNames gave a name that exists; names never repeat");
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return hasModes(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  Path path() {
    return path;
  }

  /** Writes the remaining bytes at a position. */
  void write(long position, ByteBuffer content, Durability durability) throws IOException {
    long at = position;
    while (content.hasRemaining()) {
      at += channel.write(content, at);
    }
    if (durability == Durability.CONTENT_AND_NAME) {
      flush.written(at - position);
    }
  }

  /**
   * Makes the file ready for its name: mode, force, size, identity, checked close. No call here is
   * made a second time: after a failed force the kernel may have marked the lost pages clean.
   */
  FileIdentity seal(PublishOptions options, long sizeBytes, PublisherSettings settings)
      throws IOException {
    boolean hasModes = hasModes(path);
    if (hasModes) {
      Files.setPosixFilePermissions(path, options.permissions());
    }
    if (options.durability() == Durability.CONTENT_AND_NAME) {
      flush.await();
      settings.sync().forceContent(channel);
    }
    BasicFileAttributes written = hasModes ? checked(options.permissions()) : plain();
    if (written.size() != sizeBytes) {
      throw new FileSystemException(
          path.toString(),
          null,
          "has %d bytes after %d were written".formatted(written.size(), sizeBytes));
    }
    // Late write errors surface here on NFS.
    channel.close();
    return FileIdentity.of(written);
  }

  /** One look for mode, size and identity: each look is a call, and may be one of the server. */
  private BasicFileAttributes checked(Set<PosixFilePermission> permissions) throws IOException {
    PosixFileAttributes found =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    requireMode(path, permissions, found.permissions());
    return found;
  }

  private BasicFileAttributes plain() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Sets a mode and reads it back: the umask or the file system may have its own mind. */
  static void setMode(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (!hasModes(path)) {
      return;
    }
    Files.setPosixFilePermissions(path, permissions);
    requireMode(path, permissions, Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  private static void requireMode(
      Path path, Set<PosixFilePermission> set, Set<PosixFilePermission> found)
      throws FileSystemException {
    if (!found.equals(set)) {
      throw new FileSystemException(
          path.toString(),
          null,
          "has mode %s after %s was set"
              .formatted(PosixFilePermissions.toString(found), PosixFilePermissions.toString(set)));
    }
  }

  /** Closes and removes the file. What close reports is about content that is thrown away. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } catch (IOException e) {
      removeAfter(e);
      return;
    }
    Files.deleteIfExists(path);
  }

  private void removeAfter(IOException failure) throws IOException {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      e.addSuppressed(failure);
      throw e;
    }
  }
}

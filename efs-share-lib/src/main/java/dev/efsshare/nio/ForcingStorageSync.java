package dev.efsshare.nio;

import dev.efsshare.spi.StorageSync;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * fsync(2) on the file and on its directory.
 *
 * <p>Not every platform opens a directory as a channel. Whether this one does is asked only when a
 * directory did not open, of its file system's root, which everyone may read: the error of the
 * directory itself could be its permissions. Nothing is remembered, and no error but those below
 * passes for "not supported": one moment without free file handles must not end all forcing.
 */
final class ForcingStorageSync implements StorageSync {
  /** Opens a directory for reading. */
  interface Opener {
    FileChannel open(Path directory) throws IOException;
  }

  private final Opener opener;

  ForcingStorageSync() {
    this(directory -> FileChannel.open(directory, StandardOpenOption.READ));
  }

  ForcingStorageSync(Opener opener) {
    this.opener = opener;
  }

  @Override
  public void forceContent(FileChannel channel) throws IOException {
    channel.force(true);
  }

  @Override
  public void forceNames(Path directory) throws IOException {
    Optional<FileChannel> opened = open(directory);
    if (opened.isPresent()) {
      try (FileChannel channel = opened.get()) {
        channel.force(true);
      }
    }
  }

  /** Empty where directories do not open. */
  private Optional<FileChannel> open(Path directory) throws IOException {
    try {
      return Optional.of(opener.open(directory));
    } catch (IOException | UnsupportedOperationException e) {
      if (noDirectoryOpens(directory.getFileSystem())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean noDirectoryOpens(FileSystem fileSystem) {
    Path root = fileSystem.getRootDirectories().iterator().next();
    try (FileChannel channel = opener.open(root)) {
      return !channel.isOpen();
    } catch (UnsupportedOperationException e) {
      return true;
    } catch (AccessDeniedException e) {
      // Windows answers so for every directory; elsewhere it is about this root.
      return !fileSystem.supportedFileAttributeViews().contains("posix");
    } catch (FileSystemException e) {
      // The words of jimfs.
      return "not a regular file".equals(e.getReason());
    } catch (IOException e) {
      return false;
    }
  }
}

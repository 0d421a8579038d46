package dev.efsshare.nio;

import dev.efsshare.spi.StorageSync;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * fsync(2) on the file and on its directory.
 *
 * <p>Not every platform opens a directory as a channel. Whether one does is found out once for each
 * file system, on its root, which everyone may read: an error on the directory itself could be its
 * permissions and must not pass for "not supported".
 */
final class ForcingStorageSync implements StorageSync {
  private final Map<FileSystem, Boolean> opensDirectories =
      Collections.synchronizedMap(new WeakHashMap<>());

  @Override
  public void forceContent(FileChannel channel) throws IOException {
    channel.force(true);
  }

  @Override
  public void forceNames(Path directory) throws IOException {
    if (!opensDirectories.computeIfAbsent(
        directory.getFileSystem(), ForcingStorageSync::opensRoot)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static boolean opensRoot(FileSystem fileSystem) {
    Path root = fileSystem.getRootDirectories().iterator().next();
    try (FileChannel channel = FileChannel.open(root, StandardOpenOption.READ)) {
      return channel.isOpen();
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}

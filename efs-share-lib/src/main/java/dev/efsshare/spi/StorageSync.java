package dev.efsshare.spi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * How content and names reach stable storage. Rules for implementations: return only when the data
 * is stable, throw what the file system throws, never try a failed force again (after a failed
 * fsync the kernel may have marked the pages clean).
 *
 * <p>Thread-safety: implementations are called by many threads at once.
 */
public interface StorageSync {

  /**
   * Forces a file's content. A large file is also forced while it is being written, from a thread
   * of its own; a failure then is a failure of the file.
   *
   * @param channel open for writing
   * @throws IOException if the content may not be stable
   */
  void forceContent(FileChannel channel) throws IOException;

  /**
   * Forces the names in a directory, where the file system needs that: a no-op on NFS, whose
   * directory operations are synchronous, and where directories cannot be opened.
   *
   * @param directory the directory
   * @throws IOException if the names may not be stable
   */
  void forceNames(Path directory) throws IOException;
}

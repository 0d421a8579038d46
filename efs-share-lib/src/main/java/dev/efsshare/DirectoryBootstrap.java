package dev.efsshare;

import java.io.IOException;

/**
 * Makes the directories of a {@link DirectoryLayout} when they are missing.
 *
 * <p>Guarantee: when many machines start at once, every one of them returns with all directories
 * there, and their names outlast a crash. Those that were missing have the modes asked for;
 * existing ones keep mode and content. The mount point itself is never created, since a directory
 * in its place would hide that the mount is missing.
 *
 * <p>Thread-safety: safe for use by many threads, processes and machines.
 */
public interface DirectoryBootstrap {

  /**
   * Creates what is missing and reads back what is there.
   *
   * @param layout what is needed
   * @throws MountUnusableException if the mount is missing, read-only, not a directory or owned so
   *     that this process cannot write
   * @throws IOException if the file system fails otherwise
   */
  void ensure(DirectoryLayout layout) throws IOException;
}

package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

/** A lock of the file system below, which knows the channel it was asked of. */
final class MisbehavingFileLock extends FileLock {
  private final FileLock below;

  MisbehavingFileLock(FileChannel channel, FileLock below) {
    super(channel, below.position(), below.size(), below.isShared());
    this.below = below;
  }

  @Override
  public boolean isValid() {
    return below.isValid();
  }

  @Override
  public void release() throws IOException {
    below.release();
  }
}

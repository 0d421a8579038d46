package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.Path;

/** A layer over a layer. */
class StackedFileSystemTest extends FileSystemContract {
  @Override
  Path emptyDirectory() throws IOException {
    Path disk = Disks.jimfs();
    return MisbehavingFileSystem.over(disk.getFileSystem(), Misbehaviour.all()).wrap(disk);
  }
}

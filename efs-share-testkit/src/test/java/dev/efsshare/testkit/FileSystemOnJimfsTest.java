package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.Path;

class FileSystemOnJimfsTest extends FileSystemContract {
  @Override
  Path emptyDirectory() throws IOException {
    return Disks.jimfs();
  }
}

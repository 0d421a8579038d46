package dev.efsshare.testkit;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileSystemOnFolderTest extends FileSystemContract {
  @TempDir private Path folder;

  @Override
  Path emptyDirectory() {
    return folder;
  }
}

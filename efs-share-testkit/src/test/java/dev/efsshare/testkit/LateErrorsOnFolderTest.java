package dev.efsshare.testkit;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LateErrorsOnFolderTest extends LateErrorsContract {
  @TempDir private Path folder;

  @Override
  Path emptyDirectory() {
    return folder;
  }
}

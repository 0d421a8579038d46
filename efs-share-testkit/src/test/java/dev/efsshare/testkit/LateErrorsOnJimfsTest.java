package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.Path;

class LateErrorsOnJimfsTest extends LateErrorsContract {
  @Override
  Path emptyDirectory() throws IOException {
    return Disks.jimfs();
  }
}

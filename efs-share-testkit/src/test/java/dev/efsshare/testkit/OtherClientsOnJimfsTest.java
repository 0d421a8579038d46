package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.Path;

class OtherClientsOnJimfsTest extends OtherClientsContract {
  @Override
  Path emptyDirectory() throws IOException {
    return Disks.jimfs();
  }
}

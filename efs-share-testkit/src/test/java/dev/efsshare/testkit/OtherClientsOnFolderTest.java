package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class OtherClientsOnFolderTest extends OtherClientsContract {
  @TempDir private Path folder;

  @Override
  Path emptyDirectory() throws IOException {
    return Files.createDirectory(folder.resolve("disk"));
  }
}

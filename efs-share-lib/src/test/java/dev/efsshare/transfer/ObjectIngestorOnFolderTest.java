package dev.efsshare.transfer;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ObjectIngestorOnFolderTest extends ObjectIngestorContract {
  @TempDir private Path folder;

  @Override
  Path mount() {
    return folder;
  }
}

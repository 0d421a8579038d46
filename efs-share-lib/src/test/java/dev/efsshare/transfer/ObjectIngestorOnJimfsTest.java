package dev.efsshare.transfer;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

class ObjectIngestorOnJimfsTest extends ObjectIngestorContract {
  private final FileSystem jimfs =
      Jimfs.newFileSystem(
          Configuration.unix().toBuilder()
              .setAttributeViews("basic", "owner", "posix", "unix")
              .build());

  @Override
  Path mount() throws IOException {
    return Files.createDirectory(jimfs.getPath("/mount"));
  }

  @AfterEach
  void close() throws IOException {
    jimfs.close();
  }
}

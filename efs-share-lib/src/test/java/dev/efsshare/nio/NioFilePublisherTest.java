package dev.efsshare.nio;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract on both file systems. */
class NioFilePublisherTest {

  @Nested
  class OnJimfs extends FilePublisherContract {
    @Override
    Scratch newScratch() throws IOException {
      return Scratch.onJimfs(Scratch.jimfsConfiguration());
    }
  }

  @Nested
  class OnRealFolder extends FilePublisherContract {
    @TempDir private Path directory;

    @Override
    Scratch newScratch() throws IOException {
      return Scratch.onRealFolder(directory);
    }
  }
}

package dev.efsshare.nio;

import dev.efsshare.DirectoryBootstrap;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract on both file systems. */
class NioDirectoryBootstrapTest {

  @Nested
  class OnJimfs extends DirectoryBootstrapContract {
    @Override
    Scratch newScratch() throws IOException {
      return Scratch.onJimfs(Scratch.jimfsConfiguration());
    }

    @Override
    DirectoryBootstrap bootstrap() {
      return new NioDirectoryBootstrap();
    }
  }

  @Nested
  class OnRealFolder extends DirectoryBootstrapContract {
    @TempDir private Path directory;

    @Override
    Scratch newScratch() throws IOException {
      return Scratch.onRealFolder(directory);
    }

    @Override
    DirectoryBootstrap bootstrap() {
      return new NioDirectoryBootstrap();
    }
  }
}

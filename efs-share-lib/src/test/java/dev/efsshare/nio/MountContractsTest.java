package dev.efsshare.nio;

import dev.efsshare.DirectoryBootstrap;
import dev.efsshare.VerifiedReader;
import dev.efsshare.mounts.Mounts;
import dev.efsshare.mounts.Mounts.SharedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contracts on a mounted file system, each test in a folder of its own. */
@Tag("mounts")
class MountContractsTest {

  @Nested
  class Publisher extends FilePublisherContract {
    @Override
    Scratch newScratch() throws IOException {
      return onMount();
    }
  }

  @Nested
  class Bootstrap extends DirectoryBootstrapContract {
    @Override
    Scratch newScratch() throws IOException {
      return onMount();
    }

    @Override
    DirectoryBootstrap bootstrap() {
      return new NioDirectoryBootstrap();
    }
  }

  @Nested
  class Reader extends VerifiedReaderContract {
    private Scratch scratch;

    @BeforeEach
    @Override
    void writeFile() throws IOException {
      scratch = onMount();
      super.writeFile();
    }

    @AfterEach
    void closeScratch() throws IOException {
      scratch.close();
    }

    @Override
    VerifiedReader reader() {
      return new NioVerifiedReader();
    }

    @Override
    Path directory() {
      return scratch.folder();
    }

    @Override
    List<Path> openFiles() throws IOException {
      return scratch.openFiles();
    }
  }

  private static Scratch onMount() throws IOException {
    SharedFolder folder = Mounts.newFolder();
    Scratch inside = Scratch.onRealFolder(folder.a());
    return new Scratch() {
      @Override
      public Path folder() {
        return inside.folder();
      }

      @Override
      public List<Path> openFiles() throws IOException {
        return inside.openFiles();
      }

      @Override
      public void close() throws IOException {
        folder.close();
      }
    };
  }
}

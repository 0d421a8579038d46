package dev.efsshare.benchmarks.bootstrap;

import dev.efsshare.DirectoryLayout;
import dev.efsshare.nio.NioDirectoryBootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ways to make directories where they are missing. */
public enum Bootstrapping {
  /** The library: modes whatever the umask, names that outlast a crash, a mount that is one. */
  LIBRARY {
    @Override
    void ensure(DirectoryLayout layout) throws IOException {
      new NioDirectoryBootstrap().ensure(layout);
    }
  },
  /** Files.createDirectories for each: none of that. */
  CREATE_DIRECTORIES {
    @Override
    void ensure(DirectoryLayout layout) throws IOException {
      for (Path directory : layout.directories()) {
        Files.createDirectories(layout.mount().resolve(directory));
      }
    }
  };

  abstract void ensure(DirectoryLayout layout) throws IOException;
}

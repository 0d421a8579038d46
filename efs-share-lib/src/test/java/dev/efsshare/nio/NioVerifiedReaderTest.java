package dev.efsshare.nio;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.efsshare.VerifiedReader;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class NioVerifiedReaderTest {

  @Nested
  class OnJimfs extends VerifiedReaderContract {
    private final FileSystem fileSystem = Jimfs.newFileSystem(Configuration.unix());

    @Override
    VerifiedReader reader() {
      return new NioVerifiedReader();
    }

    @Override
    Path directory() throws IOException {
      return Files.createDirectories(fileSystem.getPath("/share"));
    }

    /** jimfs does not say what is open. */
    @Override
    List<Path> openFiles() {
      return List.of();
    }

    @AfterEach
    void closeFileSystem() throws IOException {
      fileSystem.close();
    }
  }

  @Nested
  class OnRealFolder extends VerifiedReaderContract {
    @TempDir private Path folder;

    @Override
    VerifiedReader reader() {
      return new NioVerifiedReader();
    }

    @Override
    Path directory() {
      return folder;
    }

    /** Linux lists a process's open files; elsewhere nothing is known. */
    @Override
    List<Path> openFiles() throws IOException {
      Path handles = Path.of("/proc/self/fd");
      List<Path> open = new ArrayList<>();
      if (Files.isDirectory(handles)) {
        try (Stream<Path> links = Files.list(handles)) {
          for (Path link : links.toList()) {
            Path target = target(link);
            if (target.startsWith(folder)) {
              open.add(target);
            }
          }
        }
      }
      return open;
    }

    private static Path target(Path link) throws IOException {
      try {
        return Files.readSymbolicLink(link);
      } catch (NoSuchFileException e) {
        // closed since it was listed, as the handle of the listing itself is
        return link;
      }
    }
  }
}

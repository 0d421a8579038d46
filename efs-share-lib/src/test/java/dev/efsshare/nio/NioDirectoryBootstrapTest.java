package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.DirectoryBootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract on both file systems, and a lost reply. */
class NioDirectoryBootstrapTest {

  @ParameterizedTest
  @CsvSource({"rwx------, rwxrwxr-x", "rwxr-xr-x, rwxrwxr-x", "rwxrwxrwx, rwxrwxrwx"})
  void create_existsAlthoughItWasAbsent_getsBackWhatAUmaskTook(
      String found, String expected, @TempDir Path folder) throws IOException {
    // As a call leaves it whose reply was lost before the mode could be set.
    Path directory = Files.createDirectory(folder.resolve("models"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(found));
    NioDirectoryBootstrap.create(directory, PosixFilePermissions.fromString("rwxrwxr-x"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo(expected);
  }

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

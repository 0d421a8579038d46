package dev.efsshare.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of a mkdir(2) that answers "exists" for what was absent before. */
class DirectoriesTest {
  @TempDir private Path folder;

  @Test
  void createAbsent_madeByACallWhoseReplyWasLost_getsTheModeThatTheUmaskCut() throws IOException {
    Path directory = directory("rwx------");
    Directories.createAbsent(directory);
    assertThat(modeOf(directory)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void createAbsent_modeThatNoUmaskLeaves_stays() throws IOException {
    Path directory = directory("rwxrwx---");
    Directories.createAbsent(directory);
    assertThat(modeOf(directory)).isEqualTo("rwxrwx---");
  }

  @Test
  void createAbsent_fileHasTheName_isRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("directory"));
    assertThatThrownBy(() -> Directories.createAbsent(file))
        .isInstanceOf(NotDirectoryException.class);
  }

  private Path directory(String mode) throws IOException {
    Path directory = Files.createDirectory(folder.resolve("directory"));
    return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
  }

  private static String modeOf(Path directory) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
  }
}

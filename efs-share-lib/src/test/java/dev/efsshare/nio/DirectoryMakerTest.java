package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found when a directory is made that was absent a moment before. */
class DirectoryMakerTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"rwx------, rwxrwxr-x", "rwxr-xr-x, rwxrwxr-x", "rwxrwxrwx, rwxrwxrwx"})
  void create_existsAlthoughItWasAbsent_getsBackWhatAUmaskTook(String found, String expected)
      throws IOException {
    // As a call leaves it whose reply was lost before the mode could be set.
    Path directory = Files.createDirectory(folder.resolve("models"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(found));
    DirectoryMaker.create(directory, PosixFilePermissions.fromString("rwxrwxr-x"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo(expected);
  }

  @Test
  void create_fileHasTheName_isRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("models"));
    assertThatThrownBy(
            () -> DirectoryMaker.create(file, PosixFilePermissions.fromString("rwxr-xr-x")))
        .isInstanceOf(NotDirectoryException.class);
  }
}

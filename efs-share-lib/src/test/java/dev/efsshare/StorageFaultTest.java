package dev.efsshare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageFaultTest {

  @Test
  void of_typedException_isNamedByItsType() {
    assertThat(StorageFault.of(new NoSuchFileException("f"))).isEqualTo(StorageFault.NOT_FOUND);
    assertThat(StorageFault.of(new FileAlreadyExistsException("f")))
        .isEqualTo(StorageFault.ALREADY_EXISTS);
    assertThat(StorageFault.of(new AccessDeniedException("f")))
        .isEqualTo(StorageFault.ACCESS_DENIED);
  }

  @ParameterizedTest
  @CsvSource({
    "Stale file handle, STALE_HANDLE",
    "Stale NFS file handle, STALE_HANDLE",
    "Disk quota exceeded, QUOTA",
    "No space left on device, NO_SPACE",
    "Too many links, TOO_MANY_LINKS",
    "Read-only file system, READ_ONLY",
    "File too large, FILE_TOO_LARGE",
    "Operation not permitted, ACCESS_DENIED",
    "Permission denied, ACCESS_DENIED",
    "Input/output error, OTHER"
  })
  void of_text_isNamedWhetherFromAPathOrAChannel(String text, StorageFault fault) {
    assertThat(StorageFault.of(new FileSystemException("f", "g", text))).isEqualTo(fault);
    assertThat(StorageFault.of(new IOException(text))).isEqualTo(fault);
  }

  @Test
  void of_fileNameThatReadsLikeAFault_isNotTakenForOne() {
    assertThat(
            StorageFault.of(new FileSystemException("Stale file handle", null, "Is a directory")))
        .isEqualTo(StorageFault.OTHER);
  }

  @Test
  void of_noText_isOther() {
    assertThat(StorageFault.of(new FileSystemException("f"))).isEqualTo(StorageFault.OTHER);
    assertThat(StorageFault.of(new IOException())).isEqualTo(StorageFault.OTHER);
  }
}

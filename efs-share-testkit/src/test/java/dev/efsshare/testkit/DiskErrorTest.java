package dev.efsshare.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiskErrorTest {
  private static final Path A = Path.of("/a");
  private static final Path B = Path.of("/b");

  @ParameterizedTest
  @EnumSource
  void error_onAnOpenFile_isAPlainExceptionWithTheBareText(DiskError error) {
    IOException failure =
        error.on(new Call.Transfer(Operation.WRITE, A, 1, 0, ByteBuffer.allocate(1)));
    assertThat(failure).isExactlyInstanceOf(IOException.class).hasMessage(error.text());
  }

  @ParameterizedTest
  @CsvSource({
    "EACCES, java.nio.file.AccessDeniedException",
    "ENOENT, java.nio.file.NoSuchFileException",
    "EEXIST, java.nio.file.FileAlreadyExistsException",
    "EROFS, java.nio.file.FileSystemException",
    "EXDEV, java.nio.file.FileSystemException"
  })
  void error_onAName_isJavasOwnType(DiskError error, Class<? extends FileSystemException> type) {
    IOException failure = error.on(new Call.OnName(Operation.DELETE, A));
    assertThat(failure).isExactlyInstanceOf(type).hasMessageStartingWith("/a");
  }

  @Test
  void crossDevice_ofAnAtomicMove_isItsOwnType() {
    IOException failure =
        DiskError.EXDEV.on(
            new Call.OnNames(Operation.MOVE, A, B, Set.of(StandardCopyOption.ATOMIC_MOVE)));
    assertThat(failure).isExactlyInstanceOf(AtomicMoveNotSupportedException.class);
  }

  @Test
  void realErrors_ofThisSystem_readLikeTheCatalogue(@TempDir Path dir) throws IOException {
    Path file = Files.createFile(dir.resolve("file"));
    Path missing = dir.resolve("missing");
    Path link = dir.resolve("link");
    sameAs(
        DiskError.EEXIST,
        new Call.OnNames(Operation.LINK, file, file),
        () -> Files.createLink(file, file));
    sameAs(
        DiskError.ENOENT,
        new Call.OnNames(Operation.LINK, missing, link),
        () -> Files.createLink(link, missing));
    sameAs(
        DiskError.ENOENT,
        new Call.OnNames(Operation.MOVE, missing, link),
        () -> Files.move(missing, link, StandardCopyOption.ATOMIC_MOVE));
    sameAs(
        DiskError.EPERM,
        new Call.OnNames(Operation.LINK, dir, link),
        () -> Files.createLink(link, dir));
  }

  private static void sameAs(DiskError error, Call call, Misbehaviour.Action<Path> action) {
    Throwable real = catchThrowable(action::run);
    assertThat(error.on(call)).hasSameClassAs(real).hasMessage(real.getMessage());
  }
}

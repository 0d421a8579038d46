package dev.efsshare.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Errors at force and at close, on every disk. */
abstract class LateErrorsContract {
  private Path disk;

  abstract Path emptyDirectory() throws IOException;

  @BeforeEach
  void newDisk() throws IOException {
    disk = emptyDirectory();
  }

  private FileChannel open(Misbehaviour misbehaviour, StandardOpenOption... options)
      throws IOException {
    Path dir = MisbehavingFileSystem.over(disk.getFileSystem(), misbehaviour).wrap(disk);
    return FileChannel.open(dir.resolve("file"), options);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  @Test
  void force_failingOnce_succeedsTheSecondTimeAndKeepsWhatWasWritten() throws IOException {
    try (FileChannel channel =
        open(FailingForce.at(1), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(bytes("content"));
      assertThatIOException()
          .isThrownBy(() -> channel.force(true))
          .withMessage("Input/output error");
      channel.force(true);
    }
    assertThat(disk.resolve("file")).hasContent("content");
  }

  @Test
  void force_losingContent_keepsWhatWasForcedAndPutsBackTheRest() throws IOException {
    Files.writeString(disk.resolve("file"), "0123456789");
    try (FileChannel channel = open(FailingForce.at(2).losingContent(), StandardOpenOption.WRITE)) {
      channel.write(bytes("AB"), 0);
      channel.force(true);
      channel.write(bytes("CD"), 1);
      channel.write(bytes("EFGH"), 2);
      channel.write(bytes("tail"), 8);
      assertThatIOException().isThrownBy(() -> channel.force(true));
      assertThat(disk.resolve("file")).hasBinaryContent("AB23456789\0\0".getBytes(UTF_8));
      channel.force(true);
    }
    assertThat(disk.resolve("file")).hasBinaryContent("AB23456789\0\0".getBytes(UTF_8));
  }

  @Test
  void force_failingAlwaysWithAnotherError_tellsThatOne() throws IOException {
    try (FileChannel channel =
        open(
            FailingForce.always().with(DiskError.ENOSPC),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE)) {
      for (int i = 0; i < 2; i++) {
        assertThatIOException()
            .isThrownBy(() -> channel.force(false))
            .withMessage("No space left on device");
      }
    }
  }

  @Test
  void close_failing_tellsOnceAndClosesBelow() throws IOException {
    OpenHandles below = new OpenHandles();
    FileChannel channel =
        open(
            Misbehaviour.all(FailingClose.always().with(DiskError.EDQUOT), below),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    channel.write(bytes("content"));
    assertThatIOException().isThrownBy(channel::close).withMessage("Disk quota exceeded");
    channel.close();
    below.assertNoneOpen();
    assertThat(disk.resolve("file")).hasContent("content");
  }

  @Test
  void close_ofReaders_neitherFailsNorCounts() throws IOException {
    Files.writeString(disk.resolve("file"), "content");
    FailingClose second = FailingClose.at(2);
    open(second, StandardOpenOption.READ).close();
    open(second, StandardOpenOption.WRITE).close();
    open(second, StandardOpenOption.READ).close();
    FileChannel failing = open(second, StandardOpenOption.WRITE);
    assertThatIOException().isThrownBy(failing::close);
  }

  @Test
  void close_losingContent_putsBackWhatWasNotForced() throws IOException {
    FileChannel channel =
        open(
            FailingClose.at(1).losingContent(),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    channel.write(bytes("kept"));
    channel.force(true);
    channel.write(bytes("lost"));
    assertThatIOException().isThrownBy(channel::close);
    assertThat(disk.resolve("file")).hasBinaryContent("kept\0\0\0\0".getBytes(UTF_8));
  }
}

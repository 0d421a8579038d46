package dev.efsshare.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenHandlesTest {

  private static Path under(Misbehaviour misbehaviour) throws IOException {
    Path disk = Disks.jimfs();
    Files.writeString(disk.resolve("file"), "content");
    return MisbehavingFileSystem.over(disk.getFileSystem(), misbehaviour).wrap(disk);
  }

  @Test
  void leak_ofAFile_isReportedWithWhoOpenedIt() throws IOException {
    OpenHandles handles = new OpenHandles();
    Path dir = under(handles);
    try (FileChannel leaked = FileChannel.open(dir.resolve("file"))) {
      assertThat(leaked.isOpen()).isTrue();
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(handles::assertNoneOpen)
          .withMessage("left open: [/disk/file]")
          .satisfies(e ->
              assertThat(e.getSuppressed()[0].getStackTrace())
                  .anyMatch(frame -> frame.getMethodName().startsWith("leak_ofAFile")));
    }
    handles.assertNoneOpen();
  }

  @Test
  void listing_notClosed_isOpen() throws IOException {
    OpenHandles handles = new OpenHandles();
    Path dir = under(handles);
    try (DirectoryStream<Path> listed = Files.newDirectoryStream(dir)) {
      assertThat(listed).hasSize(1);
      assertThat(handles.open()).hasSize(1);
    }
    assertThat(handles.open()).isEmpty();
  }

  @Test
  void file_whoseClosingFails_countsAsClosedAndIsClosedBelow() throws IOException {
    OpenHandles above = new OpenHandles();
    OpenHandles below = new OpenHandles();
    Path first = under(below);
    Misbehaviour faults =
        Misbehaviour.all(above, FaultAt.before(1, DiskError.EIO).on(Operation.CLOSE));
    Path dir = MisbehavingFileSystem.over(first.getFileSystem(), faults).wrap(first);
    FileChannel channel = FileChannel.open(dir.resolve("file"));
    assertThatIOException().isThrownBy(channel::close).withMessage("Input/output error");
    channel.close();
    above.assertNoneOpen();
    below.assertNoneOpen();
  }

  @Test
  void limit_reached_refusesOneMoreUntilOneIsClosed() throws IOException {
    Path dir = under(new OpenHandles(1));
    try (FileChannel one = FileChannel.open(dir.resolve("file"))) {
      assertThat(one.size()).isEqualTo(7);
      assertThatIOException()
          .isThrownBy(() -> FileChannel.open(dir.resolve("file")))
          .withMessage("/disk/file: Too many open files");
    }
    assertThat(Files.readString(dir.resolve("file"))).isEqualTo("content");
  }
}

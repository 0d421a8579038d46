package dev.efsshare.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultAtTest {
  private Path disk;

  @BeforeEach
  void newDisk() throws IOException {
    disk = Disks.jimfs();
  }

  private Path under(Misbehaviour misbehaviour) {
    return MisbehavingFileSystem.over(disk.getFileSystem(), misbehaviour).wrap(disk);
  }

  @Test
  void nthCall_failingBefore_hasNoEffectAndOnlyThatOneFails() throws IOException {
    FaultAt fault = FaultAt.before(2, DiskError.ENOSPC);
    Path dir = under(fault);
    Files.createDirectory(dir.resolve("a"));
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> Files.createDirectory(dir.resolve("b")))
        .satisfies(e -> assertThat(e.getReason()).isEqualTo("No space left on device"))
        .satisfies(e -> assertThat(e.getFile()).isEqualTo("/disk/b"));
    Files.createDirectory(dir.resolve("c"));
    assertThat(disk.resolve("b")).doesNotExist();
    assertThat(disk.resolve("c")).exists();
    assertThat(fault.wasReached()).isTrue();
    assertThat(fault.reached())
        .containsExactly(new Call.OnName(Operation.CREATE_DIRECTORY, disk.resolve("b")));
  }

  @Test
  void nthCall_failingAfter_hadItsEffect() {
    Path dir = under(FaultAt.after(1, DiskError.EIO));
    assertThatIOException().isThrownBy(() -> Files.createDirectory(dir.resolve("a")));
    assertThat(disk.resolve("a")).isDirectory();
  }

  @Test
  void nthCall_failingAfterAndBelowToo_answersTheErrorFromBelow() throws IOException {
    Files.createDirectory(disk.resolve("a"));
    Path dir = under(FaultAt.after(1, DiskError.EIO));
    assertThat(catchThrowable(() -> Files.createDirectory(dir.resolve("a"))))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void everyCall_afterACrash_throwsItAgainAndChangesNothing() throws IOException {
    Path dir = under(FaultAt.crashBefore(3));
    FileChannel channel =
        FileChannel.open(dir.resolve("a"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.write(ByteBuffer.allocate(1));
    assertThatExceptionOfType(SimulatedCrash.class)
        .isThrownBy(() -> channel.write(ByteBuffer.allocate(1)));
    assertThatExceptionOfType(SimulatedCrash.class).isThrownBy(channel::close);
    assertThatExceptionOfType(SimulatedCrash.class)
        .isThrownBy(() -> Files.delete(dir.resolve("a")));
    assertThat(disk.resolve("a")).hasSize(1);
  }

  @Test
  void crash_afterTheCall_leavesItsEffect() {
    Path dir = under(FaultAt.crashAfter(1));
    assertThatExceptionOfType(SimulatedCrash.class)
        .isThrownBy(() -> Files.createDirectory(dir.resolve("a")));
    assertThat(disk.resolve("a")).isDirectory();
    assertThatExceptionOfType(SimulatedCrash.class).isThrownBy(() -> Files.exists(dir));
  }

  @Test
  void crash_afterACallThatFails_isACrash() {
    Path dir = under(FaultAt.crashAfter(1));
    assertThatExceptionOfType(SimulatedCrash.class)
        .isThrownBy(() -> Files.delete(dir.resolve("nothing")));
  }

  @Test
  void opening_whoseReplyIsLost_leaksNothingBelow() throws IOException {
    OpenHandles below = new OpenHandles();
    Path one = MisbehavingFileSystem.over(disk.getFileSystem(), below).wrap(disk);
    FaultAt lost = FaultAt.after(1, DiskError.EIO).and(FaultAt.after(2, DiskError.EIO));
    Path dir = MisbehavingFileSystem.over(one.getFileSystem(), lost).wrap(one);
    assertThatIOException()
        .isThrownBy(() ->
            Files.newByteChannel(
                dir.resolve("a"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    assertThatIOException().isThrownBy(() -> Files.newDirectoryStream(dir));
    assertThat(lost.wasReached()).isTrue();
    assertThat(disk.resolve("a")).exists();
    below.assertNoneOpen();
  }

  @Test
  void twoFaults_inOneRun_countEveryCall() throws IOException {
    FaultAt faults = FaultAt.before(1, DiskError.EIO).and(FaultAt.crashBefore(3));
    Path dir = under(faults);
    assertThatIOException().isThrownBy(() -> Files.createDirectory(dir.resolve("a")));
    Files.createDirectory(dir.resolve("b"));
    assertThat(faults.wasReached()).isFalse();
    assertThatExceptionOfType(SimulatedCrash.class)
        .isThrownBy(() -> Files.createDirectory(dir.resolve("c")));
    assertThat(faults.wasReached()).isTrue();
  }

  @Test
  void fault_onSomeCalls_countsOnlyThose() throws IOException {
    FaultAt fault =
        FaultAt.before(2, DiskError.EIO)
            .on(Operation.CREATE_DIRECTORY)
            .where(call -> !call.path().endsWith("skipped"));
    Path dir = under(fault);
    Files.createDirectory(dir.resolve("a"));
    Files.createDirectory(dir.resolve("skipped"));
    Files.delete(dir.resolve("a"));
    assertThatIOException().isThrownBy(() -> Files.createDirectory(dir.resolve("b")));
    assertThat(fault.toString()).contains("EIO before call 2", "/disk/b");
  }

  @Test
  void enumeration_ofOneProgram_failsAtEveryCallAndEnds() throws IOException {
    int n = 1;
    while (true) {
      newDisk();
      FaultAt fault = FaultAt.before(n, DiskError.EIO);
      Path file = under(fault).resolve("file");
      Throwable failure = catchThrowable(() -> Files.writeString(file, "content"));
      if (!fault.wasReached()) {
        assertThat(failure).isNull();
        break;
      }
      assertThat(failure).isInstanceOf(IOException.class);
      n++;
    }
    // open, write, close, and then none
    assertThat(n).isEqualTo(4);
  }

  @Test
  void callZero_asAFault_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaultAt.crashBefore(0))
        .withMessageContaining("counted from 1");
  }
}

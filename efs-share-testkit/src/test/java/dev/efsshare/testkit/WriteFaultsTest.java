package dev.efsshare.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Short writes, full disks, and disks that turn read-only. */
class WriteFaultsTest {
  private Path disk;

  @BeforeEach
  void newDisk() throws IOException {
    disk = Disks.jimfs();
  }

  private Path under(Misbehaviour misbehaviour) {
    return MisbehavingFileSystem.over(disk.getFileSystem(), misbehaviour).wrap(disk);
  }

  private List<Integer> parts(long seed) throws IOException {
    List<Integer> parts = new ArrayList<>();
    ByteBuffer content = ByteBuffer.allocate(1000);
    try (FileChannel channel =
        FileChannel.open(
            under(new ShortWrites(seed)).resolve("short"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      while (content.hasRemaining()) {
        parts.add(channel.write(content));
      }
    }
    return parts;
  }

  @Test
  void shortWrites_ofOneSeed_takeTheSamePartsAndAllInTheEnd() throws IOException {
    List<Integer> parts = parts(3);
    assertThat(parts).hasSizeGreaterThan(1).allMatch(part -> part >= 1).isEqualTo(parts(3));
    assertThat(parts.stream().mapToInt(part -> part).sum()).isEqualTo(1000);
    assertThat(parts).isNotEqualTo(parts(4));
    assertThat(new ShortWrites(3)).hasToString("ShortWrites(seed 3)");
  }

  @Test
  void streams_overShortWrites_writeAll() throws IOException {
    byte[] content = "a text of some length".repeat(100).getBytes(UTF_8);
    Path file = Files.write(under(new ShortWrites(1)).resolve("file"), content);
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
  }

  @Test
  void transfers_overShortWrites_loseNothing() throws IOException {
    byte[] content = "a text of some length".repeat(10_000).getBytes(UTF_8);
    Path source = Files.write(disk.resolve("source"), content);
    Path target = under(new ShortWrites(1)).resolve("target");
    try (FileChannel in = FileChannel.open(source);
        FileChannel out =
            FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(out.transferFrom(in, 0, content.length)).isEqualTo(content.length);
    }
    assertThat(Files.readAllBytes(target)).isEqualTo(content);
  }

  @Test
  void noSpace_crossed_takesWhatFitsAndThenFails() throws IOException {
    NoSpace full = NoSpace.after(7);
    try (FileChannel channel =
        FileChannel.open(
            under(full).resolve("file"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(channel.write(ByteBuffer.allocate(5))).isEqualTo(5);
      ByteBuffer rest = ByteBuffer.allocate(5);
      assertThat(channel.write(rest)).isEqualTo(2);
      assertThat(rest.remaining()).isEqualTo(3);
      assertThatIOException()
          .isThrownBy(() -> channel.write(rest))
          .withMessage("No space left on device");
      assertThat(channel.write(ByteBuffer.allocate(0))).isZero();
    }
    assertThat(disk.resolve("file")).hasSize(7);
    assertThat(full.bytesLeft()).isZero();
  }

  @Test
  void quota_usedUp_isItsOwnError() {
    assertThatIOException()
        .isThrownBy(() -> Files.writeString(under(NoSpace.quotaAfter(0)).resolve("file"), "x"))
        .withMessage("Disk quota exceeded");
    assertThatIllegalArgumentException().isThrownBy(() -> NoSpace.after(-1));
  }

  @Test
  void write_failingBelow_usesNoSpaceUp() throws IOException {
    NoSpace space = NoSpace.after(10);
    Path file =
        under(Misbehaviour.all(space, FaultAt.before(1, DiskError.EIO).on(Operation.WRITE)))
            .resolve("file");
    assertThatIOException().isThrownBy(() -> Files.writeString(file, "content"));
    assertThat(space.bytesLeft()).isEqualTo(10);
  }

  @Test
  void readOnlyTurn_passed_refusesChangesAndStillReadsAndCloses() throws IOException {
    Path dir = under(new ReadOnlyTurn(3));
    Path file = dir.resolve("file");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'x'}));
      assertThatIOException()
          .isThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
          .withMessage("Read-only file system");
    }
    assertThat(Files.readString(file)).isEqualTo("x");
    assertThatIOException().isThrownBy(() -> Files.writeString(file, "y"));
    assertThatIOException()
        .isThrownBy(() -> Files.delete(file))
        .isInstanceOf(FileSystemException.class)
        .withMessage("/disk/file: Read-only file system");
  }
}

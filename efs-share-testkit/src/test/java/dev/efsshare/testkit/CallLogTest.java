package dev.efsshare.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log, and by it that each call passes through the misbehaviour once. */
class CallLogTest {
  private final CallLog log = new CallLog();
  private Path disk;
  private Path dir;

  @BeforeEach
  void layOver() throws IOException {
    disk = Disks.jimfs();
    dir = MisbehavingFileSystem.over(disk.getFileSystem(), log).wrap(disk);
  }

  @Test
  void callsOnAFile_eachWay_areLoggedOnceWithPositionAndHandle() throws IOException {
    Path file = dir.resolve("sub/../file");
    Files.createDirectory(dir.resolve("sub"));
    log.clear();
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(5));
      channel.write(new ByteBuffer[] {ByteBuffer.allocate(2), ByteBuffer.allocate(3)});
      channel.write(ByteBuffer.allocate(4), 100);
      channel.read(ByteBuffer.allocate(7), 1);
      channel.force(true);
      channel.truncate(50);
      channel.size();
    }
    assertThat(log.toString().replaceAll("#\\d+", "#h"))
        .isEqualTo(
            """
            CallLog
            1 OPEN /disk/file #h [CREATE_NEW, READ, WRITE]
            2 WRITE /disk/file #h 5 bytes at 0
            3 WRITE /disk/file #h 2 bytes at 5
            4 WRITE /disk/file #h 3 bytes at 7
            5 WRITE /disk/file #h 4 bytes at 100
            6 READ /disk/file #h 7 bytes at 1
            7 FORCE /disk/file #h
            8 TRUNCATE /disk/file #h to 50 bytes
            9 SIZE /disk/file #h
            10 CLOSE /disk/file #h\
            """);
  }

  @Test
  void append_toAFile_isLoggedAtItsEnd() throws IOException {
    Files.writeString(disk.resolve("file"), "12345");
    Files.writeString(dir.resolve("file"), "6", StandardOpenOption.APPEND);
    assertThat(log.toString()).contains("1 bytes at 5");
  }

  @Test
  void callsOnNames_eachKind_areLoggedOnce() throws IOException {
    Path file = Files.createFile(disk.resolve("file"));
    Files.createLink(dir.resolve("link"), dir.resolve("file"));
    Files.createSymbolicLink(dir.resolve("soft"), dir.getFileSystem().getPath("file"));
    Files.readSymbolicLink(dir.resolve("soft"));
    Files.move(dir.resolve("link"), dir.resolve("moved"), StandardCopyOption.ATOMIC_MOVE);
    Files.copy(dir.resolve("file"), dir.resolve("copy"));
    Files.isSameFile(dir.resolve("file"), dir.resolve("moved"));
    Files.deleteIfExists(dir.resolve("moved"));
    Files.createDirectory(dir.resolve("sub"));
    Files.isReadable(dir.resolve("file"));
    assertThat(dir.resolve("file").toRealPath()).isEqualTo(dir.resolve("file"));
    Files.getFileStore(dir).getUsableSpace();
    Files.isDirectory(dir);
    Files.readAttributes(dir, BasicFileAttributes.class);
    Files.readAttributes(dir, "*");
    Files.getOwner(dir);
    PosixFileAttributeView view = Files.getFileAttributeView(dir, PosixFileAttributeView.class);
    view.setPermissions(view.readAttributes().permissions());
    Files.setAttribute(dir, "lastModifiedTime", Files.getLastModifiedTime(file));
    assertThat(log.calls()).hasSize(19).allMatch(call -> call.path().startsWith(disk));
    assertThat(log.counts())
        .isEqualTo(
            Map.ofEntries(
                Map.entry(Operation.LINK, 1),
                Map.entry(Operation.SYMBOLIC_LINK, 1),
                Map.entry(Operation.READ_LINK, 1),
                Map.entry(Operation.MOVE, 1),
                Map.entry(Operation.COPY, 1),
                Map.entry(Operation.IS_SAME_FILE, 1),
                Map.entry(Operation.DELETE, 1),
                Map.entry(Operation.CREATE_DIRECTORY, 1),
                Map.entry(Operation.CHECK_ACCESS, 1),
                Map.entry(Operation.REAL_PATH, 1),
                Map.entry(Operation.FILE_STORE, 2),
                Map.entry(Operation.READ_ATTRIBUTES, 5),
                Map.entry(Operation.SET_ATTRIBUTES, 2)));
  }

  @Test
  void listing_readToItsEnd_isOneCallForEachEntryAndTheEnd() throws IOException {
    Files.createFile(disk.resolve("a"));
    Files.createFile(disk.resolve("b"));
    try (DirectoryStream<Path> listed = Files.newDirectoryStream(dir)) {
      assertThat(listed).hasSize(2);
    }
    assertThat(log.counts())
        .isEqualTo(Map.of(Operation.LIST, 1, Operation.NEXT_ENTRY, 3, Operation.CLOSE, 1));
  }

  @Test
  void call_thatFails_isLoggedWithItsFailure() {
    assertThatIOException().isThrownBy(() -> Files.delete(dir.resolve("missing")));
    assertThat(log.toString())
        .contains("1 DELETE /disk/missing -> java.nio.file.NoSuchFileException");
    assertThat(log.count(Operation.DELETE)).isEqualTo(1);
  }
}

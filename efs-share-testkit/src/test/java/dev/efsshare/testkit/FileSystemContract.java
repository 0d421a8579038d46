package dev.efsshare.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every file system of the kit does when nothing misbehaves, over any file system. */
abstract class FileSystemContract {
  private static final String TEXT = "two views of one thing";

  private Path below;
  private MisbehavingFileSystem fileSystem;
  private Path dir;

  /** An empty directory of the file system below. */
  abstract Path emptyDirectory() throws IOException;

  @BeforeEach
  void layOver() throws IOException {
    below = emptyDirectory();
    fileSystem = MisbehavingFileSystem.over(below.getFileSystem(), Misbehaviour.all());
    dir = fileSystem.wrap(below);
  }

  private Path written(String name) throws IOException {
    return Files.writeString(dir.resolve(name), TEXT);
  }

  @Test
  void content_writtenThroughStreams_isBelowAndReadsBack() throws IOException {
    Path file = written("file");
    assertThat(Files.readString(below.resolve("file"))).isEqualTo(TEXT);
    assertThat(Files.readString(file)).isEqualTo(TEXT);
    try (var in = Files.newInputStream(file)) {
      assertThat(in.readAllBytes()).isEqualTo(TEXT.getBytes(UTF_8));
    }
    Files.writeString(file, "!", StandardOpenOption.APPEND);
    assertThat(Files.size(file)).isEqualTo(TEXT.length() + 1);
    assertThat(Files.mismatch(file, below.resolve("file"))).isEqualTo(-1);
  }

  @Test
  void channel_usedInEveryWay_behavesAsTheOneBelow() throws IOException {
    Path file = dir.resolve("file");
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      assertThat(channel.write(bytes("0123456789"))).isEqualTo(10);
      assertThat(channel.write(bytes("ab"), 4)).isEqualTo(2);
      assertThat(channel.position()).isEqualTo(10);
      assertThat(channel.write(new ByteBuffer[] {bytes("X"), bytes(""), bytes("YZ")})).isEqualTo(3);
      channel.force(true);
      assertThat(channel.size()).isEqualTo(13);
      assertThat(channel.truncate(12).size()).isEqualTo(12);
      ByteBuffer first = ByteBuffer.allocate(3);
      ByteBuffer rest = ByteBuffer.allocate(20);
      assertThat(channel.position(2).read(new ByteBuffer[] {first, rest})).isEqualTo(10);
      assertThat(text(first) + text(rest)).isEqualTo("23ab6789XY");
      assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      ByteBuffer at = ByteBuffer.allocate(2);
      assertThat(channel.read(at, 4)).isEqualTo(2);
      assertThat(text(at)).isEqualTo("ab");
    }
    assertThat(Files.getPosixFilePermissions(below.resolve("file")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void channel_transferring_movesEveryByte() throws IOException {
    byte[] content = new byte[200_000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) ((i * 31) >> 3);
    }
    Path source = Files.write(dir.resolve("source"), content);
    Path target = dir.resolve("target");
    try (FileChannel in = FileChannel.open(source);
        FileChannel out =
            FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(in.transferTo(5, 150_000, out)).isEqualTo(150_000);
      assertThat(out.transferFrom(Channels.newChannel(Files.newInputStream(source)), 7, 190_000))
          .isEqualTo(190_000);
      assertThat(in.transferTo(199_999, 50, out)).isEqualTo(1);
      assertThat(in.position()).isZero();
    }
    byte[] found = Files.readAllBytes(target);
    assertThat(found).startsWith(content[5], content[6], content[7], content[8]).hasSize(190_007);
    assertThat(found[100_007]).isEqualTo(content[100_000]);
  }

  @Test
  void channel_closed_refusesEverythingAndClosesOnlyOnce() throws IOException {
    FileChannel channel = FileChannel.open(written("file"));
    channel.close();
    channel.close();
    assertThat(channel.isOpen()).isFalse();
    assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(channel::size);
    assertThatExceptionOfType(ClosedChannelException.class)
        .isThrownBy(() -> channel.read(ByteBuffer.allocate(1)));
    assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(channel::position);
  }

  @Test
  void channel_locked_holdsALockOfItsOwn() throws IOException {
    try (FileChannel channel = FileChannel.open(written("file"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(lock.acquiredBy()).isSameAs(channel);
    }
  }

  @Test
  void channel_afterAnInterrupt_isClosedHereToo() throws IOException {
    FileChannel channel = FileChannel.open(written("file"));
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(ClosedChannelException.class)
          .isThrownBy(() -> channel.read(ByteBuffer.allocate(1)));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void names_linkedMovedAndDeleted_changeBelow() throws IOException {
    Path file = written("file");
    Path link = Files.createLink(dir.resolve("link"), file);
    assertThat(Files.isSameFile(file, link)).isTrue();
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> Files.createLink(link, file));
    Path other = Files.writeString(dir.resolve("other"), "other");
    Files.move(other, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    assertThat(Files.isSameFile(file, link)).isFalse();
    assertThat(below.resolve("link")).hasContent("other");
    Files.copy(file, link, StandardCopyOption.REPLACE_EXISTING);
    assertThat(below.resolve("link")).hasContent(TEXT);
    assertThat(Files.deleteIfExists(link)).isTrue();
    assertThat(Files.deleteIfExists(link)).isFalse();
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Files.delete(link));
    assertThat(Files.exists(link)).isFalse();
    assertThat(Files.notExists(link)).isTrue();
  }

  @Test
  void symbolicLink_madeRelative_isReadAndResolved() throws IOException {
    Path file = written("file");
    Path link = Files.createSymbolicLink(dir.resolve("link"), fileSystem.getPath("file"));
    assertThat(Files.readSymbolicLink(link)).isEqualTo(fileSystem.getPath("file"));
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(link.toRealPath()).isEqualTo(file.toRealPath());
    assertThat(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void directories_madeListedAndWalked_areSeenThroughThisFileSystem() throws IOException {
    Path sub = Files.createDirectories(dir.resolve("a/b"));
    Files.writeString(sub.resolve("x.txt"), "x");
    written("y.txt");
    try (Stream<Path> walked = Files.walk(dir)) {
      assertThat(walked.map(path -> dir.relativize(path).toString()))
          .containsExactlyInAnyOrder("", "a", "a/b", "a/b/x.txt", "y.txt");
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> listed = Files.newDirectoryStream(dir, "*.txt")) {
      listed.forEach(found::add);
    }
    assertThat(found).containsExactly(dir.resolve("y.txt"));
    assertThat(Files.isDirectory(sub)).isTrue();
    assertThatExceptionOfType(DirectoryNotEmptyException.class).isThrownBy(() -> Files.delete(sub));
  }

  @Test
  void attributes_readAndSetInEveryWay_areThoseBelow() throws IOException {
    Path file = written("file");
    FileTime time = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(file, time);
    assertThat(Files.getLastModifiedTime(below.resolve("file"))).isEqualTo(time);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    assertThat(Files.readAttributes(file, PosixFileAttributes.class).permissions())
        .isEqualTo(PosixFilePermissions.fromString("r--r-----"));
    Files.setAttribute(file, "posix:permissions", PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getAttribute(below.resolve("file"), "unix:mode"))
        .isEqualTo(Files.getAttribute(file, "unix:mode"));
    assertThat(Files.readAttributes(file, "size,lastModifiedTime")).hasSize(2);
    assertThat(Files.getOwner(file)).isEqualTo(Files.getOwner(below.resolve("file")));
    Files.setOwner(file, Files.getOwner(file));
    assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey())
        .isEqualTo(
            Files.readAttributes(below.resolve("file"), BasicFileAttributes.class).fileKey());
    assertThat(Files.isReadable(file)).isTrue();
    assertThat(Files.isHidden(file)).isFalse();
  }

  @Test
  void attributeViews_ofEachKind_readAndSet() throws IOException {
    Path file = written("file");
    BasicFileAttributeView basic = Files.getFileAttributeView(file, BasicFileAttributeView.class);
    basic.setTimes(FileTime.fromMillis(4000), null, null);
    assertThat(basic.readAttributes().lastModifiedTime()).isEqualTo(FileTime.fromMillis(4000));
    PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    posix.setTimes(FileTime.fromMillis(8000), null, null);
    posix.setGroup(posix.readAttributes().group());
    posix.setOwner(posix.getOwner());
    assertThat(posix.readAttributes().lastModifiedTime()).isEqualTo(FileTime.fromMillis(8000));
    FileOwnerAttributeView owner = Files.getFileAttributeView(file, FileOwnerAttributeView.class);
    owner.setOwner(owner.getOwner());
    assertThat(List.of(basic.name(), posix.name(), owner.name()))
        .containsExactly("basic", "posix", "owner");
    assertThat(Files.getFileAttributeView(file, DosFileAttributeView.class)).isNull();
  }

  @Test
  void fileStore_asked_answersAsTheOneBelow() throws IOException {
    assertThat(Files.getFileStore(dir).name()).isEqualTo(Files.getFileStore(below).name());
    assertThat(Files.getFileStore(dir).getTotalSpace())
        .isEqualTo(Files.getFileStore(below).getTotalSpace());
    assertThat(fileSystem.getFileStores()).isNotEmpty();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private static String text(ByteBuffer buffer) {
    return UTF_8.decode(buffer.flip()).toString();
  }
}

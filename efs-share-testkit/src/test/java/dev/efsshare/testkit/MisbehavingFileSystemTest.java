package dev.efsshare.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MisbehavingFileSystemTest {
  private Path disk;
  private MisbehavingFileSystem fileSystem;

  @BeforeEach
  void layOver() throws IOException {
    disk = Disks.jimfs();
    fileSystem = MisbehavingFileSystem.over(disk.getFileSystem(), Misbehaviour.all());
  }

  @Test
  void paths_wrappedAndUnwrapped_areTheSameNames() {
    Path path = fileSystem.wrap(disk.resolve("a"));
    assertThat(path).isEqualTo(fileSystem.getPath("/disk", "a")).hasToString("/disk/a");
    assertThat(fileSystem.unwrap(path)).isEqualTo(disk.resolve("a"));
    assertThat(path.hashCode()).isEqualTo(fileSystem.getPath("/disk/a").hashCode());
    assertThat(path).isNotEqualTo(disk.resolve("a")).isLessThan(path.resolveSibling("b"));
  }

  @Test
  void paths_ofOtherFileSystems_areRefused() {
    Path foreign = Path.of("foreign");
    assertThatExceptionOfType(ProviderMismatchException.class)
        .isThrownBy(() -> fileSystem.wrap(foreign))
        .withMessageContaining("foreign");
    assertThatExceptionOfType(ProviderMismatchException.class)
        .isThrownBy(() -> fileSystem.unwrap(disk))
        .withMessageContaining("/disk");
    Path other = MisbehavingFileSystem.over(disk.getFileSystem(), Misbehaviour.all()).wrap(disk);
    assertThatExceptionOfType(ProviderMismatchException.class)
        .isThrownBy(() -> fileSystem.unwrap(other));
  }

  @Test
  void files_ofTwoFileSystemsOverOneDisk_areNotTheSame() throws IOException {
    Path other = MisbehavingFileSystem.over(disk.getFileSystem(), Misbehaviour.all()).wrap(disk);
    assertThat(Files.isSameFile(fileSystem.wrap(disk), other)).isFalse();
    assertThat(Files.isSameFile(fileSystem.wrap(disk), disk)).isFalse();
  }

  @Test
  void path_takenApartAndPutTogether_isAsBelow() {
    Path path = fileSystem.getPath("/disk/a/../b");
    assertThat(path.getRoot()).hasToString("/");
    assertThat(path.getFileName()).hasToString("b");
    assertThat(path.getParent()).hasToString("/disk/a/..");
    assertThat(path.normalize()).hasToString("/disk/b");
    assertThat(path.subpath(1, 3)).hasToString("a/..");
    assertThat(path.getNameCount()).isEqualTo(4);
    assertThat(path.startsWith(fileSystem.getPath("/disk"))).isTrue();
    assertThat(path.endsWith("b")).isTrue();
    assertThat(path.startsWith(disk)).isFalse();
    assertThat(fileSystem.getPath("/disk").relativize(path.normalize())).hasToString("b");
    assertThat(fileSystem.getPath("x").toAbsolutePath().isAbsolute()).isTrue();
    assertThat(fileSystem.getPath("/").getParent()).isNull();
    assertThat(path.toUri().getScheme()).isEqualTo("misbehaving");
  }

  @Test
  void fileSystem_described_isTheOneBelowWithItsMisbehaviour() {
    assertThat(fileSystem.getSeparator()).isEqualTo("/");
    assertThat(fileSystem.isReadOnly()).isFalse();
    assertThat(fileSystem.supportedFileAttributeViews()).contains("posix");
    assertThat(fileSystem.getRootDirectories()).containsExactly(fileSystem.getPath("/"));
    assertThat(MisbehavingFileSystem.over(disk.getFileSystem(), new ShortWrites(5)).toString())
        .startsWith("ShortWrites(seed 5) over ");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(fileSystem::newWatchService);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> fileSystem.provider().getPath(URI.create("misbehaving:/x")));
  }

  @Test
  void fileSystem_closed_refusesCallsButLetsFilesBeClosed() throws IOException {
    OpenHandles handles = new OpenHandles();
    fileSystem = MisbehavingFileSystem.over(disk.getFileSystem(), handles);
    Path file = fileSystem.wrap(disk.resolve("file"));
    FileChannel open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    fileSystem.close();
    assertThat(fileSystem.isOpen()).isFalse();
    assertThatExceptionOfType(ClosedFileSystemException.class).isThrownBy(() -> Files.size(file));
    open.close();
    handles.assertNoneOpen();
    assertThat(disk.resolve("file")).exists();
  }

  @Test
  void misbehaviours_together_areAskedInTheirOrder() throws IOException {
    CallLog outer = new CallLog();
    CallLog inner = new CallLog();
    FaultAt fault = FaultAt.before(1, DiskError.EIO);
    Path dir =
        MisbehavingFileSystem.over(disk.getFileSystem(), Misbehaviour.all(outer, fault, inner))
            .wrap(disk);
    assertThat(failure(dir)).isPresent();
    assertThat(failure(dir)).isEmpty();
    assertThat(outer.calls()).hasSize(2);
    assertThat(inner.calls()).hasSize(1);
  }

  private static Optional<IOException> failure(Path dir) {
    try {
      Files.size(dir);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  @Test
  void answer_putInPlaceOfAnOpenedFile_isUsedAndTheOtherOneClosed() throws IOException {
    Files.writeString(disk.resolve("asked"), "asked");
    Files.writeString(disk.resolve("other"), "other");
    OpenHandles below = new OpenHandles();
    Path one = MisbehavingFileSystem.over(disk.getFileSystem(), below).wrap(disk);
    Path dir =
        MisbehavingFileSystem.over(one.getFileSystem(), new Substitute(one.resolve("other")))
            .wrap(one);
    assertThat(Files.readString(dir.resolve("asked"))).isEqualTo("other");
    below.assertNoneOpen();
  }

  /** Opens what was asked for and answers with another file. */
  private record Substitute(Path other) implements Misbehaviour {
    @Override
    @SuppressWarnings("unchecked") // the answer to opening is a channel
    public <T> T around(Call call, Action<T> action) throws IOException {
      T answer = action.run();
      return call.operation() == Operation.OPEN ? (T) FileChannel.open(other) : answer;
    }
  }
}

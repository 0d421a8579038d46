package dev.efsshare.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {
  private Path disk;

  @BeforeEach
  void newDisk() throws IOException {
    disk = Disks.jimfs();
    Files.writeString(disk.resolve("file"), "content");
  }

  private Path under(Misbehaviour misbehaviour) {
    return MisbehavingFileSystem.over(disk.getFileSystem(), misbehaviour).wrap(disk);
  }

  @ParameterizedTest
  @EnumSource(names = {"EPERM", "ENOTSUP", "EMLINK"})
  void link_refused_namesTheNewNameAndMakesNone(DiskError error) {
    Path dir = under(new LinkRefused(error));
    assertThatIOException()
        .isThrownBy(() -> Files.createLink(dir.resolve("link"), dir.resolve("file")))
        .withMessage("/disk/link -> /disk/file: " + error.text());
    assertThat(disk.resolve("link")).doesNotExist();
  }

  @Test
  void atomicMove_refused_leavesOtherMovesAlone() throws IOException {
    Path dir = under(new AtomicMoveRefused());
    Path file = dir.resolve("file");
    Path target = dir.resolve("target");
    assertThatExceptionOfType(AtomicMoveNotSupportedException.class)
        .isThrownBy(() -> Files.move(file, target, StandardCopyOption.ATOMIC_MOVE));
    assertThat(disk.resolve("file")).exists();
    Files.move(file, target);
    assertThat(disk.resolve("target")).hasContent("content");
  }

  @Test
  void atomicMove_betweenTwoFileSystems_isRefusedAsBetweenMounts() {
    Path one = under(Misbehaviour.all());
    Path two = under(Misbehaviour.all());
    assertThatExceptionOfType(AtomicMoveNotSupportedException.class)
        .isThrownBy(() ->
            Files.move(one.resolve("file"), two.resolve("target"), StandardCopyOption.ATOMIC_MOVE));
  }
}

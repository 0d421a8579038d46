package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Jimfs;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.ReapOptions;
import dev.efsshare.TargetPolicy;
import dev.efsshare.spi.PublicationListener;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which targets are refused, and which are not. */
interface TargetNameContract extends PublisherContract {

  static Stream<Arguments> hostileNames() {
    return Stream.of(
        Arguments.of("", "root"),
        Arguments.of(".", "root"),
        Arguments.of("a/..", "root"),
        Arguments.of("..", "leads out of the root"),
        Arguments.of("../x", "leads out of the root"),
        Arguments.of("a/../../x", "leads out of the root"),
        Arguments.of("/etc/passwd", "leads out of the root"),
        Arguments.of("x".repeat(256), "256 bytes"),
        Arguments.of("é".repeat(128), "256 bytes"),
        Arguments.of("x".repeat(256) + "/x", "256 bytes"),
        Arguments.of(".nfs0001", ".nfs"),
        Arguments.of(".nfs0001/x", ".nfs"),
        Arguments.of(".tmp-1", "unpublished"),
        Arguments.of("a/.tmp-", "unpublished"),
        Arguments.of("a/".repeat(1000) + "a", "1001 segments"));
  }

  @ParameterizedTest
  @MethodSource("dev.efsshare.nio.TargetNameContract#hostileNames")
  default void begin_hostileName_isRefusedWithItsReason(String name, String reason)
      throws IOException {
    Files.createDirectory(inFolder("a"));
    assertThatThrownBy(() -> publisher().begin(path(name), PublishOptions.createOnly()))
        .isInstanceOf(InvalidPathException.class)
        .hasMessageContaining(reason);
    assertThat(names()).containsExactly("a");
  }

  @ParameterizedTest
  @MethodSource("dev.efsshare.nio.TargetNameContract#hostileNames")
  default void link_hostileName_isRefusedOnBothSides(String name, String reason)
      throws IOException {
    Files.writeString(inFolder("good"), "content");
    Path hostile = path(name);
    assertThatThrownBy(() -> publisher().link(path("good"), hostile, TargetPolicy.REPLACE))
        .isInstanceOf(InvalidPathException.class)
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> publisher().link(hostile, path("new"), TargetPolicy.REPLACE))
        .isInstanceOf(InvalidPathException.class)
        .hasMessageContaining(reason);
    assertThat(names()).containsExactly("good");
  }

  @Test
  default void begin_nameWithNul_isRefused() {
    assertThatThrownBy(() -> publisher().begin(path("a\0b"), PublishOptions.createOnly()))
        .isInstanceOf(InvalidPathException.class);
  }

  @Test
  default void begin_pathOfAnotherFileSystem_isRefused() throws IOException {
    try (FileSystem other = Jimfs.newFileSystem()) {
      assertThatThrownBy(
              () -> publisher().begin(other.getPath("file"), PublishOptions.createOnly()))
          .isInstanceOf(InvalidPathException.class)
          .hasMessageContaining("another file system");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.efsshare.nio.TargetNameContract#unusualNames")
  default void begin_unusualButAllowedName_isPublished(String name) throws IOException {
    Files.createDirectory(inFolder("dir"));
    publisher()
        .publish(path(name), PublisherContract.buffer("content"), PublishOptions.createOnly());
    assertThat(inFolder(name).normalize()).hasContent("content");
  }

  static Stream<String> unusualNames() {
    return Stream.of(
        "x".repeat(255), "é".repeat(127), "dir/../a", "./dir/./b", "a b%20+?*", ".hidden", "..a");
  }

  @Test
  default void begin_absolutePathBelowTheRoot_isPublished() throws IOException {
    publisher()
        .publish(
            inFolder("file"), PublisherContract.buffer("content"), PublishOptions.createOnly());
    assertThat(inFolder("file")).hasContent("content");
  }

  @Test
  default void begin_missingDirectory_isReportedAndNotCreated() throws IOException {
    assertThatThrownBy(() -> publisher().begin(path("a/file"), PublishOptions.createOnly()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("a");
    // A thousand segments are allowed: it is the directory that is missing.
    assertThatThrownBy(
            () -> publisher().begin(path("a/".repeat(999) + "a"), PublishOptions.createOnly()))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  default void begin_parentIsSymbolicLink_isRefused() throws IOException {
    Files.createDirectories(inFolder("real/sub"));
    Files.createSymbolicLink(inFolder("inside"), path("real"));
    Files.createSymbolicLink(inFolder("outside"), folder().getParent());
    for (String name : new String[] {"inside/file", "inside/sub/file", "outside/file"}) {
      assertThatThrownBy(() -> publisher().begin(path(name), PublishOptions.createOnly()))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("symbolic link");
    }
    assertThatThrownBy(() -> publisher().reapLeftovers(path("outside"), ReapOptions.DEFAULT))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("symbolic link");
    Files.delete(inFolder("outside"));
    assertThat(names()).containsExactly("inside", "real", "real/sub");
  }

  @Test
  default void begin_targetIsNoRegularFile_isRefused() throws IOException {
    Files.writeString(inFolder("file"), "old");
    Files.createDirectory(inFolder("directory"));
    Files.createSymbolicLink(inFolder("link"), path("file"));
    Files.createSymbolicLink(inFolder("dangling"), path("nowhere"));
    assertRefused("directory", "a directory");
    assertRefused("link", "a symbolic link");
    assertRefused("dangling", "a symbolic link");
    assertThat(inFolder("file")).hasContent("old");
    assertThat(names()).containsExactly("dangling", "directory", "file", "link");
  }

  private void assertRefused(String name, String kind) {
    assertThatThrownBy(() -> publisher().begin(path(name), PublishOptions.replacing()))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining(kind + " is there");
  }

  @Test
  default void begin_rootIsReachedThroughSymbolicLink_isPublished() throws IOException {
    Files.createDirectories(inFolder("real/sub"));
    Path root = Files.createSymbolicLink(inFolder("mount"), path("real"));
    try (PendingFile file =
        publisher(root, new ForcingStorageSync(), PublicationListener.NONE)
            .begin(path("sub/file"), PublishOptions.createOnly())) {
      assertThat(file.target()).isEqualTo(root.resolve("sub/file"));
      assertThat(file.commit().path()).isEqualTo(root.resolve("sub/file"));
    }
    assertThat(inFolder("real/sub/file")).isEmptyFile();
  }
}

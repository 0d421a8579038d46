package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.DirectoryBootstrap;
import dev.efsshare.DirectoryLayout;
import dev.efsshare.MountUnusableException;
import dev.efsshare.MountUnusableException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link DirectoryBootstrap} does, on whatever file system the subclass has. */
abstract class DirectoryBootstrapContract {
  private Scratch scratch;
  private Path mount;

  abstract Scratch newScratch() throws IOException;

  abstract DirectoryBootstrap bootstrap();

  @BeforeEach
  void open() throws IOException {
    scratch = newScratch();
    mount = Files.createDirectory(scratch.folder().resolve("mount"));
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    try (Scratch used = scratch) {
      assertThat(names()).noneMatch(name -> name.contains(".tmp-"));
      assertThat(used.openFiles()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-xr-x", "rwx------", "rwxrwxrwx"})
  void ensure_emptyMount_makesAllWithTheirParentsAndModes(String mode) throws IOException {
    DirectoryLayout layout =
        new DirectoryLayout(
            mount,
            List.of(path("models"), path("a/b/c"), path("a/d"), path("./x/../y/")),
            PosixFilePermissions.fromString(mode));
    bootstrap().ensure(layout);
    assertThat(names()).containsExactly("a", "a/b", "a/b/c", "a/d", "models", "y");
    for (String name : names()) {
      assertThat(modeOf(mount.resolve(name))).as(name).isEqualTo(mode);
    }
  }

  @Test
  void ensure_secondTime_changesNothing() throws IOException {
    DirectoryLayout layout = DirectoryLayout.of(mount, "models", "a/b");
    bootstrap().ensure(layout);
    Files.writeString(mount.resolve("models/file"), "content");
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(mount, longAgo);
    Files.setLastModifiedTime(mount.resolve("a"), longAgo);
    Files.setPosixFilePermissions(mount.resolve("a"), PosixFilePermissions.fromString("rwxrwx---"));
    bootstrap().ensure(layout);
    assertThat(mount.resolve("models/file")).hasContent("content");
    assertThat(Files.getLastModifiedTime(mount)).isEqualTo(longAgo);
    assertThat(Files.getLastModifiedTime(mount.resolve("a"))).isEqualTo(longAgo);
    assertThat(modeOf(mount.resolve("a"))).isEqualTo("rwxrwx---");
    assertThat(names()).containsExactly("a", "a/b", "models", "models/file");
  }

  @Test
  void ensure_manyThreads_allReturnWithEverythingThere() throws Exception {
    for (int round = 0; round < 20; round++) {
      DirectoryLayout layout = DirectoryLayout.of(mount, round + "/a/b", round + "/a/c", "shared");
      List<Integer> seen =
          Race.run(
              6,
              thread -> {
                bootstrap().ensure(layout);
                return (int)
                    layout.directories().stream()
                        .map(mount::resolve)
                        .filter(Files::isDirectory)
                        .count();
              });
      assertThat(seen).containsOnly(3);
      assertThat(modeOf(mount.resolve(round + "/a/b"))).isEqualTo("rwxr-xr-x");
    }
  }

  @Test
  void ensure_missingMount_isReportedAndNotCreated() {
    Path missing = scratch.folder().resolve("nothing");
    assertThatThrownBy(() -> bootstrap().ensure(DirectoryLayout.of(missing, "models")))
        .isInstanceOfSatisfying(
            MountUnusableException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.MISSING);
              assertThat(e.getFile()).isEqualTo(missing.toString());
            })
        .hasMessageContaining("mount the file system");
    assertThat(missing).doesNotExist();
  }

  @Test
  void ensure_mountIsAFile_isReported() throws IOException {
    Path file = Files.writeString(scratch.folder().resolve("file"), "x");
    assertUnusable(file, Reason.NOT_A_DIRECTORY, file, "models");
  }

  @Test
  void ensure_fileInThePlaceOfADirectory_isReported() throws IOException {
    Path file = Files.writeString(mount.resolve("models"), "x");
    assertUnusable(mount, Reason.NOT_A_DIRECTORY, file, "models");
    assertUnusable(mount, Reason.NOT_A_DIRECTORY, file, "models/sub");
    assertThat(file).hasContent("x");
  }

  @Test
  void ensure_symbolicLinkInThePlaceOfADirectory_isRefused() throws IOException {
    Path elsewhere = Files.createDirectory(scratch.folder().resolve("elsewhere"));
    Path link = Files.createSymbolicLink(mount.resolve("models"), elsewhere);
    Path dangling = Files.createSymbolicLink(mount.resolve("dangling"), path("nowhere"));
    assertUnusable(mount, Reason.NOT_A_DIRECTORY, link, "models");
    assertUnusable(mount, Reason.NOT_A_DIRECTORY, link, "models/sub");
    assertUnusable(mount, Reason.NOT_A_DIRECTORY, dangling, "dangling");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void ensure_mountReachedThroughSymbolicLink_works() throws IOException {
    Path link = Files.createSymbolicLink(scratch.folder().resolve("link"), mount);
    bootstrap().ensure(DirectoryLayout.of(link, "models"));
    assertThat(names()).containsExactly("models");
  }

  private void assertUnusable(Path root, Reason reason, Path culprit, String directory) {
    assertThatThrownBy(() -> bootstrap().ensure(DirectoryLayout.of(root, directory)))
        .isInstanceOfSatisfying(
            MountUnusableException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.getFile()).isEqualTo(culprit.toString());
            });
  }

  private Path path(String name) {
    return mount.getFileSystem().getPath(name);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.walk(mount)) {
      return all.filter(p -> !p.equals(mount))
          .map(p -> mount.relativize(p).toString())
          .sorted()
          .toList();
    }
  }

  private static String modeOf(Path directory) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
  }
}

package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.FilePublisher;
import dev.efsshare.spi.PublicationListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** Making directories that last. */
interface EnsureDirectoryContract extends PublisherContract {

  @Test
  default void ensureDirectory_absent_makesTheWayWithItsModeAndForcesEachName() throws IOException {
    RecordingSync sync = new RecordingSync(folder());
    publisher(folder(), sync, PublicationListener.NONE).ensureDirectory(path("a/b"));
    assertThat(names()).containsExactly("a", "a/b");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inFolder("a/b"))))
        .isEqualTo("rwxr-xr-x");
    assertThat(sync.forcedDirectories).containsExactly(folder(), inFolder("a"));
  }

  @Test
  default void ensureDirectory_madeBySomebodyElse_forcesTheNamesOnce() throws IOException {
    Files.createDirectories(inFolder("a/b"));
    RecordingSync sync = new RecordingSync(folder());
    FilePublisher publisher = publisher(folder(), sync, PublicationListener.NONE);
    publisher.ensureDirectory(path("a/b"));
    publisher.ensureDirectory(path("a/b"));
    publisher.ensureDirectory(path("a"));
    assertThat(sync.forcedDirectories).containsExactly(folder(), inFolder("a"));
  }

  @Test
  default void ensureDirectory_removedSince_isMadeAndForcedAgain() throws IOException {
    RecordingSync sync = new RecordingSync(folder());
    FilePublisher publisher = publisher(folder(), sync, PublicationListener.NONE);
    publisher.ensureDirectory(path("a"));
    Files.delete(inFolder("a"));
    publisher.ensureDirectory(path("a"));
    assertThat(names()).containsExactly("a");
    assertThat(sync.forcedDirectories).containsExactly(folder(), folder());
  }

  @Test
  default void ensureDirectory_ofTheRoot_isThereAlready() throws IOException {
    publisher().ensureDirectory(folder());
    assertThat(names()).isEmpty();
  }

  @Test
  default void ensureDirectory_fileHasAName_isRefusedNamingIt() throws IOException {
    Files.writeString(inFolder("a"), "a file");
    assertThatThrownBy(() -> publisher().ensureDirectory(path("a/b")))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessage(inFolder("a").toString());
    assertThat(names()).containsExactly("a");
  }

  @Test
  default void ensureDirectory_symbolicLinkOnTheWay_isRefused() throws IOException {
    Files.createDirectory(inFolder("real"));
    Files.createSymbolicLink(inFolder("a"), path("real"));
    assertThatThrownBy(() -> publisher().ensureDirectory(path("a/b")))
        .isInstanceOf(NotDirectoryException.class);
    assertThat(names()).containsExactly("a", "real");
  }

  @Test
  default void ensureDirectory_leadsOutOfTheRoot_isRefused() {
    assertThatThrownBy(() -> publisher().ensureDirectory(path("../out")))
        .isInstanceOf(InvalidPathException.class)
        .hasMessageContaining("leads out of the root");
  }

  @Test
  default void ensureDirectory_rootIsMissing_isNotMade() {
    FilePublisher publisher =
        publisher(inFolder("mount"), new ForcingStorageSync(), PublicationListener.NONE);
    assertThatThrownBy(() -> publisher.ensureDirectory(inFolder("mount/a")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> publisher.ensureDirectory(inFolder("mount")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(inFolder("mount")).doesNotExist();
  }
}

package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.MountUnusableException;
import dev.efsshare.MountUnusableException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the failures that a kernel reports, in the form in which Java throws them. */
class MountFaultsTest {
  @TempDir private Path folder;

  @Test
  void ofMount_absent_isMissing() {
    assertThat(MountFaults.ofMount(folder, new NoSuchFileException("/mnt")).reason())
        .isEqualTo(Reason.MISSING);
  }

  @Test
  void ofMount_serverDoesNotAnswer_isMissingAndSaysWhatToCheck() {
    for (String text :
        new String[] {"Stale file handle", "Connection timed out", "No such device"}) {
      IOException failure = new FileSystemException("/mnt", null, text);
      MountUnusableException unusable = MountFaults.ofMount(folder, failure);
      assertThat(unusable.reason()).isEqualTo(Reason.MISSING);
      assertThat(unusable)
          .hasMessageContaining("2049")
          .hasMessageContaining(text)
          .hasCause(failure);
    }
  }

  @Test
  void ofMountAndDirectory_accessDenied_isWrongOwnerWithWhatWasSeen() throws IOException {
    IOException failure = new AccessDeniedException("/mnt");
    for (IOException unusable :
        new IOException[] {
          MountFaults.ofMount(folder, failure),
          MountFaults.ofDirectory(folder.resolve("missing/models"), failure)
        }) {
      assertThat(unusable)
          .isInstanceOfSatisfying(
              MountUnusableException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_OWNER))
          .hasMessageContaining("user " + System.getProperty("user.name"))
          .hasMessageContaining(folder + " owned by " + Files.getOwner(folder).getName())
          .hasMessageContaining("mode rwx------");
    }
  }

  @Test
  void ofDirectory_readOnly_isReadOnly() {
    IOException unusable =
        MountFaults.ofDirectory(
            folder, new FileSystemException("/mnt/models", null, "Read-only file system"));
    assertThat(unusable)
        .isInstanceOfSatisfying(
            MountUnusableException.class, e -> assertThat(e.reason()).isEqualTo(Reason.READ_ONLY))
        .hasMessageContaining("read-write");
  }

  @Test
  void ofDirectory_anythingElse_staysAsItIs() {
    IOException failure = new FileSystemException("/mnt/models", null, "Disk quota exceeded");
    assertThat(MountFaults.ofDirectory(folder, failure)).isSameAs(failure);
  }
}

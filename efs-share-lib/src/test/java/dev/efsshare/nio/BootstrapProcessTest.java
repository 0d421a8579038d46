package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a kernel has to take part in: umask, access checks, a read-only mount. The same
 * classifications are tested without it in {@link MountFaultsTest}.
 */
class BootstrapProcessTest {
  @TempDir private Path folder;
  private Path mount;

  @BeforeEach
  void makeMount() throws IOException {
    mount = Files.createDirectory(folder.resolve("mount"));
  }

  /** Or the folder could not be removed by an ordinary user. */
  @AfterEach
  void allowRemoval() throws IOException {
    Files.setPosixFilePermissions(mount, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void ensure_fourProcessesUnderATightUmask_makeEverythingWithTheModeAskedFor() throws Exception {
    List<String> tight = List.of("sh", "-c", "umask 077 && exec \"$0\" \"$@\"");
    List<ChildProcess> processes = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        processes.add(ChildProcess.start(tight, "bootstrap", mount, ""));
      }
      for (ChildProcess process : processes) {
        process.go();
      }
      for (ChildProcess process : processes) {
        assertThat(process.rest()).containsExactly("done");
      }
    } finally {
      for (ChildProcess process : processes) {
        process.close();
      }
    }
    for (String name : new String[] {"models", "a", "a/b"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mount.resolve(name))))
          .isEqualTo("rwxrwxr-x");
    }
  }

  @Test
  void ensure_mountMayNotBeWritten_isWrongOwner() throws Exception {
    Files.setPosixFilePermissions(mount, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertWrongOwner(mount.resolve("models"));
  }

  @Test
  void ensure_directoriesAreThereAndMayNotBeWritten_isWrongOwner() throws Exception {
    Files.createDirectories(mount.resolve("models"));
    Files.createDirectories(mount.resolve("a/b"));
    Files.setPosixFilePermissions(
        mount.resolve("models"), PosixFilePermissions.fromString("r-xr-xr-x"));
    assertWrongOwner(mount.resolve("models"));
  }

  private void assertWrongOwner(Path culprit) throws Exception {
    assertThat(bootstrap(withoutRootsPowers()))
        .first()
        .asString()
        .startsWith("WRONG_OWNER " + culprit)
        .contains("this process is user " + System.getProperty("user.name") + ", uid ")
        .contains("owned by " + Files.getOwner(mount).getName())
        .contains("mode r-xr-xr-x");
  }

  /** Root may write everywhere, unless it gives that up. */
  private static List<String> withoutRootsPowers() throws Exception {
    List<String> setpriv = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    assumeTrue(works(setpriv), "root here and no setpriv(1) that works");
    return setpriv;
  }

  @Test
  void ensure_readOnlyMount_isReadOnlyWhetherDirectoriesAreThereOrNot() throws Exception {
    for (String made : new String[] {"", "mkdir -p \"$m/models\" \"$m/a/b\" && "}) {
      assertThat(bootstrap(onReadOnlyMount(made)))
          .first()
          .asString()
          .startsWith("READ_ONLY " + mount)
          .contains("mounted read-only");
    }
  }

  /**
   * A tmpfs in a mount namespace of its own, gone with the process. An ordinary user may make the
   * mount read-only ("bind") but not the file system.
   */
  private List<String> onReadOnlyMount(String andThen) throws Exception {
    String mounting = "m='" + mount + "'; mount -t tmpfs none \"$m\" && " + andThen;
    List<String> command =
        List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            mounting + "mount -o remount,bind,ro \"$m\" && exec \"$0\" \"$@\"");
    assumeTrue(works(command), "no mount namespaces for this user");
    return command;
  }

  private static boolean works(List<String> prefix) throws InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }

  private List<String> bootstrap(List<String> prefix) throws Exception {
    try (ChildProcess process = ChildProcess.start(prefix, "bootstrap", mount, "")) {
      process.go();
      return process.rest();
    }
  }
}

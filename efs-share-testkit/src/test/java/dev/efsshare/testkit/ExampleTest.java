package dev.efsshare.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example of the package's page, which is the code between the two comments here. */
class ExampleTest {
  private static final Path SOURCES = Path.of("src");
  private static final String PACKAGE = "java/dev/efsshare/testkit";

  private int checked;

  @Test
  void example_run_checksAfterEachFault() throws IOException {
    // example
    for (int n = 1; ; n++) {
      Path disk = newEmptyDirectory();
      FaultAt fault = FaultAt.after(n, DiskError.EIO);
      OpenHandles handles = new OpenHandles();
      Misbehaviour both = Misbehaviour.all(handles, fault);
      Path dir = MisbehavingFileSystem.over(disk.getFileSystem(), both).wrap(disk);
      Optional<IOException> told = save(dir.resolve("file"), "content");
      handles.assertNoneOpen();
      check(disk.resolve("file"), told);
      if (!fault.wasReached()) {
        break;
      }
    }
    // end of the example
    // open, write, close, and once without a fault
    assertThat(checked).isEqualTo(4);
  }

  @Test
  void example_onThePackagesPage_isTheOneThatRuns() throws IOException {
    String test =
        Files.readString(SOURCES.resolve("test").resolve(PACKAGE).resolve("ExampleTest.java"));
    int start = test.indexOf("// example\n") + "// example\n".length();
    String example = test.substring(start, test.indexOf("// end of the example", start));
    String page =
        Files.readString(SOURCES.resolve("main").resolve(PACKAGE).resolve("package-info.java"));
    assertThat(words(page.replace("\n *", "\n"))).contains(words(example));
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static Path newEmptyDirectory() throws IOException {
    return Disks.jimfs();
  }

  private static Optional<IOException> save(Path file, String content) {
    try {
      Files.writeString(file, content);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private void check(Path file, Optional<IOException> told) throws IOException {
    checked++;
    assertThat(told.isPresent() || Files.readString(file).equals("content")).isTrue();
  }
}

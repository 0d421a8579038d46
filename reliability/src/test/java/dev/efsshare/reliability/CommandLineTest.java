package dev.efsshare.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Wrong usage is told with the way out, and ends with code 2 before anything is touched. */
class CommandLineTest {
  private static final int WRONG_USAGE = 2;

  @TempDir private Path directory;
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new ReliabilityCommand())
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kill --rounds 0 | rounds must be 1 or more, not 0",
        "kill --writers -1 | writers must be 1 or more, not -1",
        "kill --rounds many | 'many' is not an int",
        "kill --directory /does/not/exist | does not exist",
        "full-disk --size 3x | '3x' is no size",
        "full-disk --size 1m | must be 4m to 1g",
        "full-disk --size 2g | must be 4m to 1g",
        "full-disk --rounds 0 | rounds must be 1 or more, not 0",
        "all --rounds 1.5 | is not an int",
      })
  void wrongUsage_isExplained(String commandLine, String explanation) {
    assertThat(run(commandLine.split(" "))).isEqualTo(WRONG_USAGE);
    assertThat(errors.toString()).contains(explanation);
  }

  @Test
  void directory_thatIsAFile_isRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");

    assertThat(run("kill", "--directory", file.toString())).isEqualTo(WRONG_USAGE);
    assertThat(errors.toString()).contains("is not a directory");
  }

  @Test
  void directory_thatHasSomething_isRefusedAndUntouched() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");

    assertThat(run("kill", "--directory", directory.toString())).isEqualTo(WRONG_USAGE);
    assertThat(errors.toString()).contains("is not empty (it has 'file')");
    assertThat(file).hasContent("x");
  }

  @Test
  void fullDisk_onALargeFileSystem_isRefused() throws IOException {
    long oneGiB = 1L << 30;
    assertThat(Files.getFileStore(directory).getTotalSpace()).isGreaterThan(oneGiB);

    assertThat(run("full-disk", "--directory", directory.toString())).isEqualTo(WRONG_USAGE);
    assertThat(errors.toString()).contains("mount a small one");
    assertThat(directory).isEmptyDirectory();
  }
}

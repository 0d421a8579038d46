package dev.efsshare.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Wrong usage is told with the way out, and ends with code 2 before anything is started. */
class CommandLineTest {
  private static final int WRONG_USAGE = 2;

  private final StringWriter errors = new StringWriter();
  private final StringWriter output = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new CompareCommand())
        .setErr(new PrintWriter(errors, true))
        .setOut(new PrintWriter(output, true))
        .execute(arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--only nothing | there is no 'nothing', only cold-start, ingest, ingest-paced, predict",
        "--only ingest,nothing | there is no 'nothing'",
        "--repeat 0 | --repeat must be 1 or more, not 0",
        "--repeat many | 'many' is not an int",
        "--ram /does/not/exist | --ram /does/not/exist is not a directory",
        "--disk /proc/version | --disk /proc/version is not a directory",
        "--fast | Unknown option",
        "ingest | Unmatched argument",
      })
  void wrongUsage_isExplained(String commandLine, String explanation) {
    assertThat(run(commandLine.split(" "))).isEqualTo(WRONG_USAGE);
    assertThat(errors.toString()).contains(explanation);
  }

  @Test
  void help_namesComparisonsOptionsAndExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(output.toString())
        .contains("cold-start", "ingest", "predict", "scaling")
        .contains("--only", "--repeat", "--quick", "--json", "--ram", "--disk", "Exit codes");
  }
}

package dev.efsshare.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the command refuses, and what it tells of itself. */
class WrongUsageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port x | 2 | Invalid value for option '--port': 'x' is not an int; --help tells what",
        "--port 65534 | 2 | --port 65534 leaves no room: four ports from there are needed, so it is"
            + " at most 65532",
        "--console-port x | 2 | Invalid value for option '--console-port': 'x' is not an int",
        "--console-port 65536 | 2 | A port must be between 0 and 65535, not 65536",
        "--port -1 | 2 | A port must be between 0 and 65535, not -1",
        "--memory-scale 0 | 2 | The memory scale must be above 0, not 0.0",
        "--nothing | 2 | Unknown option: '--nothing'; --help tells what there is",
        "start here | 2 | Only options are taken, not [start, here]; --help tells what there is",
        "--parameter X | 2 | option '--parameter' (NAME=VALUE): 'X' is not of the form NAME=VALUE",
        "--parameter =x | 2 | '=x' is not of the form NAME=VALUE",
        "--template ../template.yaml --parameter X=1 | 2 | Parameters: [X] do not exist in the",
        "--template ../template.yaml --parameter ApiAuth=X | 2 | Parameter 'ApiAuth' must be one of",
        "--template ../template.yaml --runtime java | 2 | Parameter 'Runtime' must be one of",
        "--template ../template.yaml --parameter ApiAuth=JWT | 2 | ApiAuth JWT needs JwtIssuer",
        "--variable X | 2 | option '--variable' (NAME=VALUE): 'X' is not of the form NAME=VALUE",
        "--variable =x | 2 | '=x' is not of the form NAME=VALUE",
        "--variable A-B=1 | 2 | 'A-B' is no name of an environment variable: letters, digits and _",
        "--variable 1A=1 | 2 | '1A' is no name of an environment variable",
        "--variable AWS_REGION=x | 2 | AWS_REGION cannot be given: Lambda sets it itself",
        "--template nowhere.yaml | 1 | nowhere.yaml does not exist",
        "--template src | 1 | src is a folder, not a file",
      })
  void wrongUsage_isOneLineAndAnExitCode(String arguments, int exitCode, String message) {
    StringWriter err = new StringWriter();

    int result =
        LocalCommand.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute(arguments.split(" ", -1));

    assertThat(result).isEqualTo(exitCode);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("efs-share local: ")
        .contains(message);
  }

  @Test
  void variable_withASpaceInItsName_isRefused() {
    StringWriter err = new StringWriter();

    int result =
        LocalCommand.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute("--variable", "A B=1");

    assertThat(result).isEqualTo(2);
    assertThat(err.toString()).contains("'A B' is no name of an environment variable");
  }

  @Test
  void help_namesEveryOption() {
    StringWriter out = new StringWriter();

    int result = LocalCommand.commandLine().setOut(new PrintWriter(out, true)).execute("--help");

    assertThat(result).isZero();
    assertThat(out.toString())
        .contains("--port", "--mount", "--memory-scale", "--state", "--template", "--runtime")
        .contains("--console-port")
        .contains("--parameter=NAME=VALUE", "--variable=NAME=VALUE", "Exit codes");
  }
}

package dev.efsshare.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage is one line that names the value and the way out, with exit code 2. */
class EvidenceCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--target mars|no such target: mars; there are: local, aws",
        "--target aws|--stack NAME or --outputs FILE",
        "--stack efs-share|--stack goes with --target aws only",
        "--region eu-west-1|--region goes with --target aws only",
        "--target aws --stack x --state y|--state goes with --target local only",
        "--no-run|--no-run needs --since TIME",
        "--since 90m|--since goes with --no-run",
        "--no-run --since 90m --quick|--quick, --full and --only tell what to run",
        "--no-run --since yesterday|'yesterday' is no time; give one such as",
        "--no-run --since 2999-01-01T00:00:00Z|is in the future",
        "--no-run --since 90m --runtime aot|--template and --runtime say what to run",
        "--no-run --since 90m --state /no/such|No stack has run in /no/such; start one with",
        "--quick --full|mutually exclusive",
        "--only no_such_test|no such test: no_such_test; there are: s3_trigger",
        "--out /no/such/folder/a.zip|there is no folder /no/such/folder",
        "--out /|is a folder",
        "--verify /no/such.zip|There is no file /no/such.zip",
        "--target aws --stack x --region mars-north-1|there is no region 'mars-north-1'",
        "--target aws --outputs /no/such.json|/no/such.json",
        "--no-such-option|--help tells what there is",
      })
  void execute_wrongUsage_isOneLineWithCodeTwo(String arguments, String expected) {
    Invocation invocation = Invocation.of(arguments.split(" "));

    assertThat(invocation.error()).contains(expected).startsWith("efs-share evidence: ");
    assertThat(invocation.error().lines()).hasSize(1);
    assertThat(invocation.exitCode()).isEqualTo(2);
  }

  @Test
  void execute_verifyOfNoZip_isOneLineWithCodeTwo(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.zip"), "no zip");

    Invocation invocation = Invocation.of("--verify", file.toString());

    assertThat(invocation.error()).contains("a.zip is no zip that can be read");
    assertThat(invocation.error().lines()).hasSize(1);
    assertThat(invocation.exitCode()).isEqualTo(2);
  }
}

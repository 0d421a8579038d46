package dev.efsshare.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.TestStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code ./efs-share logs}. */
class LogsCommandTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
  private static final String STREAM = "2026/11/21/[$LATEST]0a";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void text_isInTheFormOfSam() throws IOException {
    log("{\"timestamp\":\"2026-11-21T09:59:00.120Z\",\"level\":\"INFO\"}\nplain\n");

    assertThat(run()).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            2026/11/21/[$LATEST]0a 2026-11-21T09:59:00.120000 {
              "timestamp" : "2026-11-21T09:59:00.120Z",
              "level" : "INFO"
            }
            2026/11/21/[$LATEST]0a 2026-11-21T09:59:00.120000 plain
            """);
  }

  @Test
  void json_isOneObjectALine() throws IOException {
    log("2026-11-21T09:59:00.120Z id Task timed out\n");

    assertThat(run("--output", "json")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            "{\"logStreamName\":\"%s\",\"timestamp\":%d,\"message\":\"%s\"}\n"
                .formatted(
                    STREAM,
                    Instant.parse("2026-11-21T09:59:00.120Z").toEpochMilli(),
                    "2026-11-21T09:59:00.120Z id Task timed out"));
  }

  @Test
  void times_areTheLastTenMinutes_orWhatIsSaid() throws IOException {
    log("2026-11-21T09:30:00Z old\n2026-11-21T09:55:00Z recent\n2026-11-21T09:58:00Z new\n");

    run();
    assertThat(messages()).containsExactly("recent", "new");
    run("-s", "yesterday", "-e", "3min ago");
    assertThat(messages()).containsExactly("old", "recent");
    run("--start-time", "2026-11-21 09:57");
    assertThat(messages()).containsExactly("new");
  }

  @Test
  void lastLine_withoutAnEnd_isPrinted() throws IOException {
    log("2026-11-21T09:58:00Z killed");

    run();

    assertThat(messages()).containsExactly("killed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-s;soon | 'soon' is no time; say for example",
        "-e;late | 'late' is no time; say for example",
        "--filter;%x% | Regular expressions, %…%, are not supported",
        "--filter;{ $.a } | expected =, !=",
        "--output;xml | expected one of [TEXT, JSON] (case-insensitive) but was 'xml'",
        "--stack-name;share | --stack-name share: these are the logs of the local stack",
        "--include-traces | --include-traces: there are no traces here",
        "-n;Nobody | No function Nobody has run in",
        "--region;x | Unknown options: '--region', 'x'; --help tells what there is",
        "now | Only options are taken, not [now]; --help tells what there is",
        "--state;nowhere | No stack has run in",
      })
  void wrongUsage_isOneLineAndExitCodeTwo(String arguments, String message) throws IOException {
    log("");

    assertThat(run(arguments.split(";", -1))).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("efs-share logs: ")
        .contains(message);
  }

  @Test
  void help_namesEveryOption() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("--name", "--filter", "--start-time", "--end-time", "--tail", "--output")
        .contains("--state", "(%..%)", "Exit codes");
  }

  @Test
  void functionsOfAStack_areKnownByEitherName_whileItRunsAndAfterwards() throws Exception {
    try (TestStack stack = TestStack.start(TestStack.options(folder).withState(folder))) {
      stack.invoke("MainFunction", TestStack.order("variable", "HOME"));
      assertThat(run("-n", "MainFunction", "-s", "52 weeks ago")).isZero();
      assertThat(out.toString()).contains("START RequestId: ");
    }
    run("-n", "MainFunction", "-s", "52 weeks ago");
    String byLogicalId = taken();
    run("-n", "ModernFunction", "-s", "52 weeks ago");
    assertThat(taken()).isEmpty();
    assertThat(run("--name", "nobody")).isEqualTo(2);
    assertThat(err.toString()).contains("there are MainFunction, ");
    assertThat(byLogicalId).contains("START RequestId: ", "REPORT RequestId: ");
  }

  @Test
  void tail_printsWhatComes_untilItIsEnded() throws Exception {
    log("2026-11-21T09:58:00Z first\n");
    Process tail = tail();
    try (BufferedReader lines = tail.inputReader()) {
      assertThat(lines.readLine()).endsWith(" first");
      log("2026-11-21T09:59:00Z second\n");
      assertThat(lines.readLine()).endsWith(" second");
      Path other = folder.resolve("logs/aws/lambda/new/2026/11/21/[$LATEST]0b.log");
      Files.createDirectories(other.getParent());
      Files.writeString(other, "2026-11-21T09:59:30Z of a new stream\n");
      assertThat(lines.readLine()).startsWith("2026/11/21/[$LATEST]0b ").endsWith("new stream");
    } finally {
      tail.destroy();
    }
    assertThat(tail.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private Process tail() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LogsCommand.class.getName());
    command.addAll(List.of("--tail", "-s", "2026-11-21", "--state", folder.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (!all.contains("--state")) {
      all.addAll(List.of("--state", folder.toString()));
    }
    return LogsCommand.commandLine(CLOCK)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private String taken() {
    String text = out.toString();
    out.getBuffer().setLength(0);
    return text;
  }

  private List<String> messages() {
    return taken().lines().map(line -> line.substring(line.lastIndexOf(' ') + 1)).toList();
  }

  private void log(String text) throws IOException {
    Path file = folder.resolve("logs/aws/lambda/f/" + STREAM + ".log");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}

package dev.efsshare.workflow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class WorkflowCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                               | which command? There are: run, demo, corpus, definition",
        "fly                              | 'fly'",
        "run --type express not-there.txt | not-there.txt does not exist; './efs-share workflow corpus",
        "run --type express src           | src is a folder; name a file with records",
        "run --type slow x.jsonl          | slow",
        "run x.jsonl                      | --type",
        "corpus                           | OUT.jsonl",
        "corpus --records 0 x.jsonl       | a corpus has at least one record, not 0",
        "corpus --records many x.jsonl    | many",
        "demo --records 10                | --records 10 is too few",
        "demo --type fast                 | fast",
      })
  void command_wrongUsage_isToldInALineAndEndsWith2(String arguments, String words) {
    assertThat(run(arguments.isBlank() ? new String[0] : arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(words).doesNotContain("\tat ");
  }

  @Test
  void run_emptyFile_isRefusedWithTheWayToRecords(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("empty.jsonl"));
    assertThat(run("run", "--type", "express", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("efs-share workflow run: " + file + " is empty")
        .contains("'./efs-share workflow corpus " + file + "' writes one");
  }

  /** Files of Linux that not even root can read. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void run_fileThatMayNotBeRead_isRefusedBeforeAnythingIsStarted() {
    assertThat(run("run", "--type", "express", "/proc/sys/vm/compact_memory")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("efs-share workflow run: /proc/sys/vm/compact_memory cannot be read");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void run_noRegularFile_isRefused() {
    assertThat(run("run", "--type", "express", "/dev/null")).isEqualTo(2);
    assertThat(err.toString()).contains("/dev/null is no regular file; copy its content");
  }

  @Test
  void corpus_belowAFile_saysWhatIsInTheWay(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));
    assertThat(run("corpus", file.resolve("corpus.jsonl").toString())).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("efs-share workflow corpus: " + file + " is not a folder");
  }

  @ParameterizedTest
  @CsvSource({"--help", "run --help", "demo --help", "corpus --help", "definition --help"})
  void command_help_tellsItsOptions(String arguments) {
    assertThat(run(arguments.split(" "))).isZero();
    assertThat(out.toString()).contains("Usage: efs-share workflow");
  }

  @Test
  void corpus_writesTheFileAndSaysWhatIsInIt(@TempDir Path folder) {
    Path file = folder.resolve("corpus.jsonl");
    assertThat(run("corpus", "--records", "2000", "--seed", "5", file.toString())).isZero();
    assertThat(Files.exists(file)).isTrue();
    assertThat(out.toString()).contains("corpus.jsonl: 2,000 lines in 29 languages; ");
  }

  private int run(String... arguments) {
    CommandLine command = WorkflowCommand.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(arguments);
  }
}

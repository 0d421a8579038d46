package dev.efsshare.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PaperCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void paper_dataIsThere_saysWhatItWrote() throws IOException {
    Path data = Fixtures.copyTo(folder.resolve("data"));

    int code = run("--data", data.toString(), "--out", folder.toString(), "--only", "tables");

    assertThat(code).isZero();
    assertThat(out.toString()).contains("cold-starts.tex").contains("0 as they were");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void paper_dataIsMissing_saysWhatCannotBeMadeAndHowToMeasure() throws IOException {
    Path data = Fixtures.copyTo(folder.resolve("data"));
    Files.delete(data.resolve("demo.json"));

    int code = run("--data", data.toString(), "--out", folder.toString(), "--only", "tables,data");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .contains("cannot make demo.json, demonstration: there is no")
        .contains("measure it: ./efs-share demo --full");
  }

  @Test
  void paper_noSuchFolder_isWrongUsage() {
    int code = run("--data", folder.resolve("none").toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("none is no directory");
  }

  @Test
  void paper_noSuchPart_isWrongUsageThatNamesTheParts() {
    int code = run("--only", "chapters");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("chapters").containsIgnoringCase("figures");
  }

  @Test
  void paper_measureIntoAnotherFolder_isWrongUsage() {
    int code = run("--measure", "--data", folder.toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("leave out --data");
  }

  private int run(String... arguments) {
    CommandLine command = PaperCommand.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}

package dev.efsshare.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Wrong usage is told before anything is started. */
class DemoCommandTest {
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = DemoCommand.commandLine();
    command.setErr(new PrintWriter(errors, true));
    return command.execute(arguments);
  }

  @Test
  void only_unknownTest_isRefusedWithAllNames() {
    assertThat(run("--only", "s3_trigger,nothing")).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("efs-share demo: no such test: nothing; there are: s3_trigger")
        .doesNotContain("\tat ");
  }

  @Test
  void quickAndFull_together_areRefused() {
    assertThat(run("--quick", "--full")).isEqualTo(2);
    assertThat(errors.toString()).contains("--quick").contains("--full");
  }

  @Test
  void target_unknown_isRefused() {
    assertThat(run("--target", "azure")).isEqualTo(2);
    assertThat(errors.toString()).contains("no such target: azure; there are: local, aws");
  }

  @Test
  void aws_withoutStack_isRefused() {
    assertThat(run("--target", "aws")).isEqualTo(2);
    assertThat(errors.toString()).contains("--stack NAME or --outputs FILE");
  }

  @Test
  void local_withOptionsOfAws_isRefused() {
    assertThat(run("--stack", "efs-share")).isEqualTo(2);
    assertThat(errors.toString()).contains("--stack goes with --target aws only");
  }

  @Test
  void aws_withOptionsOfLocal_isRefused(@TempDir Path folder) {
    assertThat(run("--target", "aws", "--stack", "x", "--state", folder.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("--state goes with --target local only");
  }

  @Test
  void outputs_ofSomethingElse_areRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("outputs.json"), "{\"Stacks\":[]}");

    assertThat(run("--target", "aws", "--outputs", file.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains(file.toString()).contains("has no output ApiUrl");
  }

  @Test
  void template_absent_isRefused(@TempDir Path folder) {
    assertThat(run("--template", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("none.yaml").doesNotContain("\tat ");
  }
}

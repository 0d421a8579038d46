package dev.efsshare.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.LocalStack;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demonstration shows holds, and its report says so. */
class DemonstrationIT {

  @Test
  void demonstration_onAFreshStack_passesEveryStep(@TempDir Path state) throws Exception {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Report report;
    try (Progress progress = new Progress(silent, false);
        LocalStack stack = LocalStack.start(Stacks.in(state.resolve("stack")));
        Share share = new Share(stack)) {
      report =
          new Demonstration(DemoCommand.STEPS, silent, progress, () -> false)
              .run(share, Instant.now());
    }

    assertThat(report.steps()).hasSize(6).allSatisfy(s -> assertThat(s.failures()).isEmpty());
    Path json = state.resolve("report.json");
    report.writeJson(json);
    assertThat(Files.readString(json)).contains("\"s3_trigger\"").contains("\"passed\" : true");
  }
}

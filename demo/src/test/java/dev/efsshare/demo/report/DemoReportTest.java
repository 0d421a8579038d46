package dev.efsshare.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReportTest {
  private static final Origin ORIGIN =
      new Origin(
          "local",
          "us-east-1",
          "http://127.0.0.1:3000",
          Map.of("consumer_runtime", "java25"),
          Map.of(),
          List.of("/aws/lambda/a"),
          "a folder on this machine (ext4)",
          Map.of(
              "date", "2026-11-21T10:20:30Z",
              "commit", "abc",
              "cpu", "some",
              "cores", "2",
              "memory", "1 kB",
              "kernel", "Linux",
              "jdk", "25"),
          Map.of("java", "25", "aws_sdk", "2"),
          "quick",
          true);
  private static final TestReport PASSED =
      test(
          "s3_trigger",
          List.of(),
          Map.of("size_bytes", 3, "upload_to_visible_ms", 40, "duration_ms", 7));
  private static final TestReport FAILED = test("burst", List.of("one was refused"), Map.of());
  private static final TestReport SKIPPED =
      TestReport.skipped("killed_producer", "A claim", "not on this target: it kills a process");

  private static TestReport test(String id, List<String> failures, Map<String, Object> figures) {
    return TestReport.of(
        id,
        "A claim",
        Duration.ofMillis(1_500),
        new Finding(failures, List.of("something | seen"), "3 of them", figures));
  }

  private static DemoReport report(TestReport... tests) {
    return new DemoReport(
        Instant.parse("2026-11-21T10:20:30Z"),
        Duration.ofSeconds(61),
        List.of(tests),
        ORIGIN,
        Set.of("outputs/b.result", "outputs/a.result"));
  }

  @Test
  void json_ofPassedAndSkipped_isAsPublished() throws Exception {
    ObjectNode json = report(PASSED, SKIPPED).toJson();

    assertThat(ReportSchema.faults(json)).isEmpty();
    assertThat(json.path("passed").asBoolean()).isTrue();
    assertThat(json.at("/tests/s3_trigger/duration_ms").asInt()).isEqualTo(7);
    assertThat(json.at("/tests/s3_trigger/took_ms").asInt()).isEqualTo(1_500);
    assertThat(json.at("/tests/killed_producer/reason").asText()).contains("kills a process");
    assertThat(json.at("/evidence/s3_outputs/0").asText()).isEqualTo("outputs/a.result");
  }

  @Test
  void json_ofFailed_isAsPublishedAndNamesWhatFailed() throws Exception {
    ObjectNode json = report(PASSED, FAILED).toJson();

    assertThat(ReportSchema.faults(json)).isEmpty();
    assertThat(json.path("passed").asBoolean()).isFalse();
    assertThat(json.at("/tests/burst/failures/0").asText()).isEqualTo("one was refused");
  }

  @Test
  void schema_ofAPassedTestWithoutItsFigures_isNotMet() throws Exception {
    ObjectNode json = report(PASSED).toJson();
    ((ObjectNode) json.at("/tests/s3_trigger")).remove("size_bytes");

    assertThat(ReportSchema.faults(json)).anyMatch(fault -> fault.contains("size_bytes"));
  }

  @Test
  void schema_ofAnUnknownTest_isNotMet() throws Exception {
    ObjectNode json = report(test("surprise", List.of(), Map.of())).toJson();

    assertThat(ReportSchema.faults(json)).anyMatch(fault -> fault.contains("surprise"));
  }

  @Test
  void schema_ofSkippedWithoutReason_isNotMet() throws Exception {
    ObjectNode json = report(SKIPPED).toJson();
    ((ObjectNode) json.at("/tests/killed_producer")).remove("reason");

    assertThat(ReportSchema.faults(json)).anyMatch(fault -> fault.contains("reason"));
  }

  @Test
  void summary_ofAllThree_isATableWithAVerdict() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReportText.printSummary(
        report(PASSED, FAILED, SKIPPED), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String text = bytes.toString(StandardCharsets.UTF_8);

    assertThat(text).contains("claim").contains("3 of them").contains("1 not as it should be");
    assertThat(text.strip())
        .endsWith(
            "FAILED: 1 of 2 passed, 1 skipped, 61 s (quick: fewer repetitions than without --quick)");
  }

  @Test
  void markdown_ofAllThree_hasTableAndReasons(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("new/report.md");
    report(PASSED, FAILED, SKIPPED).writeMarkdown(file);

    assertThat(Files.readString(file))
        .contains("| A claim | PASS | 3 of them | 1.5 s |\n")
        .contains("- something | seen\n")
        .contains("**not as it should be:** one was refused")
        .contains("not run: not on this target: it kills a process");
  }
}

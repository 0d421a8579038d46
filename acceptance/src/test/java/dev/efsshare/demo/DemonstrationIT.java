package dev.efsshare.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.demo.report.DemoReport;
import dev.efsshare.demo.report.ReportSchema;
import dev.efsshare.demo.report.TestReport.Status;
import dev.efsshare.demo.target.LocalTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demonstration shows holds, and its report says so as published. */
class DemonstrationIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every test, each with as few repetitions as it can have: the figures are not looked at. */
  private static final Scale SCALE =
      new Scale("test", 2, 3, 2, 2, 1, 8, Duration.ofSeconds(1), 100, false);

  @Test
  void demonstration_onAFreshStack_passesEveryTest(@TempDir Path state) throws Exception {
    DemoReport report;
    try (LocalTarget target = LocalTarget.start(Stacks.in(state))) {
      report = DemoRun.quietly(Selection.all(SCALE), Path.of("..")).on(target);
    }

    assertThat(report.tests())
        .hasSize(Catalogue.STEPS.size() - 1)
        .allSatisfy(test -> assertThat(test.finding().failures()).as(test.id()).isEmpty())
        .allMatch(test -> test.status() == Status.PASS);
    assertThat(ReportSchema.faults(report.toJson())).isEmpty();
    assertThat(report.origin().logGroups()).hasSize(2);
  }

  /**
   * The way to a deployed stack, in a process of its own, with this stack's endpoints for AWS's.
   * Cold starts there are those of new versions, which {@code AwsTargetTest} makes.
   */
  @Test
  void targetAws_withOutputsOfARunningStack_passes(@TempDir Path state) throws Exception {
    Path json = state.resolve("report.json");
    String printed;
    try (LocalTarget target = LocalTarget.start(Stacks.in(state.resolve("stack")))) {
      Path outputs = writeOutputs(target, state.resolve("outputs.json"));
      Process process = demo(target, outputs, json);
      printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(printed).isZero();
    }

    ObjectNode report = (ObjectNode) JSON.readTree(Files.readAllBytes(json));
    assertThat(ReportSchema.faults(report)).isEmpty();
    assertThat(report.at("/target/kind").asText()).isEqualTo("aws");
    assertThat(report.at("/tests/s3_trigger/status").asText()).isEqualTo("pass");
    assertThat(report.at("/tests/killed_producer/status").asText()).isEqualTo("skipped");
    assertThat(printed).contains("not on this target").contains("OK: 4 of 4 passed, 1 skipped");
  }

  private static Path writeOutputs(LocalTarget target, Path file) throws Exception {
    ObjectNode document = JSON.createObjectNode();
    var outputs = document.putArray("Stacks").addObject().putArray("Outputs");
    target
        .outputs()
        .values()
        .forEach(
            (key, value) -> outputs.addObject().put("OutputKey", key).put("OutputValue", value));
    return Files.writeString(file, document.toString());
  }

  private static Process demo(LocalTarget target, Path outputs, Path json) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            DemoCommand.class.getName(),
            "--quick",
            "--target=aws",
            "--outputs=" + outputs,
            "--json=" + json,
            "--only=s3_trigger,producer_api,read_back,idempotency,killed_producer");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "AWS_ENDPOINT_URL_S3",
                target.stack().s3().toString(),
                "AWS_ENDPOINT_URL_LAMBDA",
                target.stack().lambda().toString()));
    return builder.start();
  }
}

package dev.efsshare.workflow.runner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.demo.Sha256;
import dev.efsshare.workflow.definition.HandoverPaths;
import dev.efsshare.workflow.runner.engine.Task;
import dev.efsshare.workflow.runner.engine.TaskFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Glue step with the real script, on a real S3 server. */
class GlueTaskTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SCRIPT = Path.of("..", "glue", "deduplicate.py");
  private static final String INPUT = HandoverPaths.output("run-1", "Etl");
  private static final String OUTPUT = HandoverPaths.output("run-1", "Deduplicate");
  private static final String RESULT = HandoverPaths.result("run-1", "Deduplicate");
  private static final String LINES =
      """
      {"id":"a","text":"Grüße aus Köln"}
      {"id":"b","text":"another"}
      {"id":"c","text":" Gru\u0308ße aus  Köln"}
      """;

  private final Path folder;
  private final GlueBucket bucket;

  GlueTaskTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bucket = new GlueBucket(folder.resolve("s3"));
  }

  @BeforeEach
  void open() {
    bucket.put(INPUT, LINES, metadata(LINES));
  }

  @AfterEach
  void close() {
    bucket.close();
  }

  @Test
  void job_repeatedTexts_handsOverTheFirstOfEachAndCountsTheOthers() throws Exception {
    JsonNode run = run(SCRIPT);
    assertThat(run.get("JobRunState").asText()).isEqualTo("SUCCEEDED");
    assertThat(bucket.text(OUTPUT))
        .isEqualTo(
            "{\"id\":\"a\",\"text\":\"Grüße aus Köln\"}\n{\"id\":\"b\",\"text\":\"another\"}\n");
    assertThat(bucket.metadata(OUTPUT))
        .containsEntry("records", "2")
        .containsEntry("dataset", "first")
        .containsEntry("sha256", Sha256.of(bucket.text(OUTPUT).getBytes(StandardCharsets.UTF_8)));
    StageReport report = report();
    assertThat(report.read()).isEqualTo(3);
    assertThat(report.written()).isEqualTo(2);
    assertThat(report.dropped()).isEqualTo(Map.of("duplicate", 1L));
    assertThat(report.repeated()).isFalse();
    assertThat(report.addsUp()).isTrue();
  }

  @Test
  void job_again_leavesTheOutputAsItIs() throws Exception {
    run(SCRIPT);
    Map<String, String> before = bucket.state(OUTPUT);
    run(SCRIPT);
    assertThat(bucket.state(OUTPUT)).isEqualTo(before);
    assertThat(report().written()).isEqualTo(2);
  }

  @Test
  void job_inputIsDamaged_failsAndPublishesNothing() throws IOException {
    bucket.put(INPUT, LINES.replace("another", "anither"), metadata(LINES));
    assertFails(SCRIPT, "SHA-256");
  }

  @Test
  void job_inputIsNotThere_fails() throws IOException {
    bucket.delete(INPUT);
    assertFails(SCRIPT, INPUT);
  }

  @Test
  void job_scriptFails_tellsWhatItSaid() throws IOException {
    Path broken = folder.resolve("broken.py");
    Files.writeString(broken, "import sys\nsys.exit('no such thing')\n");
    assertFails(broken, "no such thing");
  }

  @Test
  void job_scriptEndsBeforeItsInput_fails() throws IOException {
    Path hasty = folder.resolve("hasty.py");
    Files.writeString(hasty, "import os\nos.close(0)\n");
    String many = LINES.repeat(20_000);
    bucket.put(INPUT, many, metadata(many));
    assertFails(hasty, "could not be given its lines");
  }

  @Test
  void job_withoutAnArgument_isToldWhich() {
    ObjectNode parameters = parameters();
    parameters.withObject("Arguments").remove("--input-key");
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> run(SCRIPT, parameters));
    assertThat(failure).hasMessageContaining("--input-key");
  }

  private void assertFails(Path script, String words) throws IOException {
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> run(script));
    assertThat(failure.error()).isEqualTo("States.TaskFailed");
    assertThat(failure).hasMessageContaining("FAILED").hasMessageContaining(words);
    assertThat(bucket.state(OUTPUT)).isEmpty();
    JsonNode told = JSON.readTree(bucket.text(RESULT));
    assertThat(told.path("status").asText()).isEqualTo("FAILED");
    assertThat(told.path("recordsProcessed").asLong()).isZero();
    assertThat(told.path("errorType").asText()).endsWith("Exception");
    assertThat(told.path("errorMessage").asText()).contains(words);
    assertThat(told.path("stackTrace").asText()).contains("GlueTask");
  }

  @Test
  void job_thatFailsAfterASuccess_doesNotUnsayIt() throws Exception {
    run(SCRIPT);
    String told = bucket.text(RESULT);
    bucket.delete(INPUT);
    assertThat(catchThrowableOfType(TaskFailure.class, () -> run(SCRIPT)))
        .hasMessageContaining(INPUT);
    assertThat(bucket.text(RESULT)).isEqualTo(told);
  }

  @Test
  void job_thatSucceedsAfterAFailure_saysSo() throws Exception {
    bucket.delete(INPUT);
    assertFails(SCRIPT, INPUT);
    bucket.put(INPUT, LINES, metadata(LINES));
    run(SCRIPT);
    assertThat(JSON.readTree(bucket.text(RESULT)).path("status").asText()).isEqualTo("SUCCEEDED");
  }

  private JsonNode run(Path script) throws TaskFailure, InterruptedException {
    return run(script, parameters());
  }

  private JsonNode run(Path script, JsonNode parameters) throws TaskFailure, InterruptedException {
    return new GlueTask(bucket.client(), script)
        .run(
            new Task("run-1", "Deduplicate", "arn:aws:states:::glue:startJobRun.sync", parameters));
  }

  private static ObjectNode parameters() {
    ObjectNode parameters = JSON.createObjectNode().put("JobName", "deduplicate");
    parameters
        .putObject("Arguments")
        .put("--execution-id", "run-1")
        .put("--input-bucket", GlueBucket.NAME)
        .put("--input-key", INPUT)
        .put("--output-bucket", GlueBucket.NAME)
        .put("--output-key", OUTPUT);
    return parameters;
  }

  private StageReport report() throws IOException {
    return StageReport.of(JSON.readTree(bucket.text(RESULT)), Duration.ZERO);
  }

  private static Map<String, String> metadata(String lines) {
    String sha256 = Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "sha256",
        sha256,
        "records",
        Long.toString(lines.lines().count()),
        "dataset",
        "first",
        "input-sha256",
        sha256);
  }
}

package dev.efsshare.workflow.runner.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.functions.log.InvocationLog;
import dev.efsshare.workflow.handover.Bucket;
import dev.efsshare.workflow.handover.HandoverInput;
import dev.efsshare.workflow.handover.HandoverOutput;
import dev.efsshare.workflow.handover.ResultFile;
import dev.efsshare.workflow.handover.S3Bucket;
import dev.efsshare.workflow.runner.engine.Task;
import dev.efsshare.workflow.runner.engine.TaskFailure;
import dev.efsshare.workflow.runner.engine.TaskHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * {@code glue:startJobRun.sync}: does what the deployed job does, without Spark. What the script
 * makes of lines is the script's own code; reading, checking and publishing are those of the other
 * stages. A failure is {@code States.TaskFailed}, with a job run as its cause. Safe for use by many
 * threads.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html">Start an
 *     AWS Glue job with Step Functions</a>
 */
public final class GlueTask implements TaskHandler {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FAILED = "States.TaskFailed";

  private final S3Client s3;
  private final LineScript script;

  /**
   * A handler.
   *
   * @param s3 whoever made it closes it
   * @param script the job's Python script, which takes {@code --lines}
   */
  public GlueTask(S3Client s3, Path script) {
    this.s3 = s3;
    this.script = new LineScript(script);
  }

  @Override
  public JsonNode run(Task task) throws TaskFailure, InterruptedException {
    try {
      transform(task.state(), JobArguments.of(task.parameters().path("Arguments")));
      return jobRun(task.parameters(), "SUCCEEDED");
    } catch (IOException | IllegalArgumentException e) {
      ObjectNode cause = jobRun(task.parameters(), "FAILED");
      throw new TaskFailure(FAILED, cause.put("ErrorMessage", e.toString()).toString());
    }
  }

  private void transform(String stage, JobArguments arguments)
      throws IOException, InterruptedException {
    ObjectNode result;
    try {
      result = result(stage, arguments);
    } catch (IOException e) {
      try {
        tell(arguments, failure(stage, e));
      } catch (IOException untold) {
        e.addSuppressed(untold);
      }
      throw e;
    }
    tell(arguments, result);
  }

  private void tell(JobArguments arguments, ObjectNode result) throws IOException {
    ResultFile.write(
        new S3Bucket(s3, arguments.outputBucket()),
        arguments.resultKey(),
        !result.has("errorType"),
        result.toString().getBytes(UTF_8));
  }

  private static ObjectNode failure(String stage, IOException e) {
    ObjectNode result = JSON.createObjectNode();
    result.put("status", "FAILED");
    result.put("stage", stage);
    result.put("recordsProcessed", 0);
    result.put("recordsWritten", 0);
    result.putObject("dropped");
    result.putNull("output");
    result.put("repeated", false);
    result.put("errorType", e.getClass().getName());
    result.put("errorMessage", String.valueOf(e.getMessage()));
    result.put("stackTrace", InvocationLog.stackTrace(e));
    return result;
  }

  private ObjectNode result(String stage, JobArguments arguments)
      throws IOException, InterruptedException {
    Bucket from = new S3Bucket(s3, arguments.inputBucket());
    Bucket to = new S3Bucket(s3, arguments.outputBucket());
    try (HandoverInput in = HandoverInput.open(from, arguments.inputKey());
        HandoverOutput out = new HandoverOutput()) {
      script.run(in.stream(), out::line);
      in.verify();
      long read = in.handover().records();
      Map<String, Long> dropped =
          read == out.records() ? Map.of() : Map.of("duplicate", read - out.records());
      HandoverOutput.Published published =
          out.publish(to, arguments.outputKey(), dropped, in.handover().origin());
      return result(stage, arguments, read, published);
    }
  }

  private static ObjectNode result(
      String stage, JobArguments arguments, long read, HandoverOutput.Published published) {
    ObjectNode result = JSON.createObjectNode();
    result.put("status", "SUCCEEDED");
    result.put("stage", stage);
    result.put("recordsProcessed", read);
    result.put("recordsWritten", published.handover().records());
    ObjectNode dropped = result.putObject("dropped");
    published.handover().dropped().forEach(dropped::put);
    result.put("output", arguments.outputKey());
    result.put("repeated", published.repeated());
    return result;
  }

  private static ObjectNode jobRun(JsonNode parameters, String state) {
    ObjectNode run = JSON.createObjectNode();
    run.put("JobName", parameters.path("JobName").asText());
    run.set("Arguments", parameters.path("Arguments"));
    run.put("JobRunState", state);
    return run;
  }
}

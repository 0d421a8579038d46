package dev.efsshare.workflow.stage;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.workflow.definition.HandoverPaths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the state machine tells a stage: all that it knows of the workflow around it. Immutable.
 *
 * @param executionId the execution
 * @param currentStage the name under which this stage runs
 * @param previousStage whose output it reads, or null for the first
 * @param workflowBucket where everything is handed over
 * @param initialData of the first stage only: JSON as text, else null
 */
public record ExecutionContext(
    String executionId,
    String currentStage,
    @Nullable String previousStage,
    String workflowBucket,
    @Nullable String initialData) {
  private static final List<String> MEMBERS =
      List.of("executionId", "currentStage", "previousStage", "workflowBucket", "initialData");

  /** What Step Functions takes in a name, without what a key would not stand for itself. */
  private static final Pattern EXECUTION = Pattern.compile("(?!\\.+$)[A-Za-z0-9._+!@()=-]{1,80}");

  private static final Pattern STAGE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,39}");

  /**
   * Checks every member.
   *
   * @throws PermanentStageException naming the member, its value and what would be right
   */
  public ExecutionContext {
    require("executionId", executionId, EXECUTION, "the name of an execution, 1 to 80 characters");
    require("currentStage", currentStage, STAGE, "a letter, then up to 39 letters, digits or '-'");
    if (previousStage != null) {
      require(
          "previousStage", previousStage, STAGE, "a letter, then up to 39 letters, digits or '-'");
    }
    if (workflowBucket.isBlank()) {
      throw new PermanentStageException("'workflowBucket' is empty; it must name a bucket");
    }
    if ((previousStage == null) == (initialData == null)) {
      throw new PermanentStageException(
          "the first stage has 'initialData' and every other one a 'previousStage'; stage '%s' has %s"
              .formatted(currentStage, previousStage == null ? "neither" : "both"));
    }
  }

  private static void require(String name, String value, Pattern pattern, String wanted) {
    if (!pattern.matcher(value).matches()) {
      throw new PermanentStageException(
          "'%s' is '%s'; it must be %s".formatted(name, value, wanted));
    }
  }

  /**
   * Reads the payload of an invocation.
   *
   * @throws PermanentStageException if it is none
   */
  public static ExecutionContext parse(byte[] event) {
    try {
      JsonObject payload = Json.parseObject(event, "the payload", MEMBERS);
      return new ExecutionContext(
          required(payload, "executionId"),
          required(payload, "currentStage"),
          payload.string("previousStage"),
          required(payload, "workflowBucket"),
          initialData(payload));
    } catch (FunctionException e) {
      throw new PermanentStageException(e.problem().message(), e);
    }
  }

  private static String required(JsonObject payload, String name) {
    String value = payload.string(name);
    if (value == null) {
      throw new PermanentStageException(
          "the payload has no '%s'; it needs %s".formatted(name, String.join(", ", MEMBERS)));
    }
    return value;
  }

  /** A message's body arrives as a text that has JSON in it; by hand one may write the JSON. */
  private static @Nullable String initialData(JsonObject payload) {
    return payload.members().get("initialData") instanceof Map<?, ?> object
        ? Json.text(object)
        : payload.string("initialData");
  }

  /** The payload of an invocation that has this context. */
  public byte[] payload() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("executionId", executionId);
    members.put("currentStage", currentStage);
    members.put("previousStage", previousStage);
    members.put("workflowBucket", workflowBucket);
    members.put("initialData", initialData);
    return Json.bytes(members);
  }

  /** The key of what the stage before handed over, or null for the first. */
  public @Nullable String inputKey() {
    return previousStage == null ? null : HandoverPaths.output(executionId, previousStage);
  }

  /** The key of what this stage hands over. */
  public String outputKey() {
    return HandoverPaths.output(executionId, currentStage);
  }

  /** The key of what this stage tells of itself. */
  public String resultKey() {
    return HandoverPaths.result(executionId, currentStage);
  }

  /** The key of the records that this stage did not take. */
  public String rejectedKey() {
    return HandoverPaths.rejected(executionId, currentStage);
  }
}

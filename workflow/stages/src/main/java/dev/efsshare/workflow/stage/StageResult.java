package dev.efsshare.workflow.stage;

import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.log.InvocationLog;
import dev.efsshare.workflow.handover.Handover;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a stage tells of itself. Immutable.
 *
 * <p>Always {@link #recordsProcessed} is what was written and what was dropped together.
 *
 * @param status how it ended
 * @param stage which
 * @param recordsWritten how many records its output has
 * @param dropped how many it did not take, by reason
 * @param output the key of its output, or null if it failed
 * @param repeated whether the output was there already, and nothing was done
 * @param failure why it failed, or null
 */
public record StageResult(
    Status status,
    String stage,
    long recordsWritten,
    Map<String, Long> dropped,
    @Nullable String output,
    boolean repeated,
    @Nullable Failure failure) {

  /** How a stage ends. */
  public enum Status {
    /** Its output is there. */
    SUCCEEDED,
    /** Nothing of its output is there. */
    FAILED
  }

  /** Orders the reasons. */
  public StageResult {
    dropped = Collections.unmodifiableMap(new TreeMap<>(dropped));
  }

  /** The result of a stage whose output is there. */
  public static StageResult succeeded(
      ExecutionContext context, Handover handover, boolean repeated) {
    return new StageResult(
        Status.SUCCEEDED,
        context.currentStage(),
        handover.records(),
        handover.dropped(),
        context.outputKey(),
        repeated,
        null);
  }

  /** The result of a stage that failed. */
  public static StageResult failed(ExecutionContext context, StageException failure) {
    return new StageResult(
        Status.FAILED,
        context.currentStage(),
        0,
        Map.of(),
        null,
        false,
        new Failure(
            failure.getClass().getName(),
            String.valueOf(failure.getMessage()),
            InvocationLog.stackTrace(failure)));
  }

  /** How many records it read. */
  public long recordsProcessed() {
    return recordsWritten + dropped.values().stream().mapToLong(Long::longValue).sum();
  }

  /** As JSON members, in order. */
  public Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("status", status.name());
    members.put("stage", stage);
    members.put("recordsProcessed", recordsProcessed());
    members.put("recordsWritten", recordsWritten);
    members.put("dropped", dropped);
    members.put("output", output);
    members.put("repeated", repeated);
    members.put("errorType", failure == null ? null : failure.errorType());
    members.put("errorMessage", failure == null ? null : failure.errorMessage());
    members.put("stackTrace", failure == null ? null : failure.stackTrace());
    return members;
  }

  /** As JSON. */
  public byte[] json() {
    return Json.bytes(members());
  }

  /**
   * Why a stage failed.
   *
   * @param errorType the class of the exception, as Lambda and the state machine name it
   * @param errorMessage its message
   * @param stackTrace with its causes
   */
  public record Failure(String errorType, String errorMessage, String stackTrace) {}
}

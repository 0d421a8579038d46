package dev.efsshare.workflow.runner.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stage said of itself when it was done, as its {@code result.json} has it. Immutable.
 *
 * @param stage its name
 * @param read records that it read
 * @param written records that it handed over
 * @param dropped records that it did not, by reason
 * @param output the key of what it handed over
 * @param repeated whether it was there already
 * @param took the attempt that did it
 */
public record StageReport(
    String stage,
    long read,
    long written,
    Map<String, Long> dropped,
    String output,
    boolean repeated,
    Duration took) {

  /** Copies the reasons. */
  public StageReport {
    dropped = Collections.unmodifiableMap(new TreeMap<>(dropped));
  }

  /**
   * Reads what a stage wrote.
   *
   * @param result a stage's result, JSON
   * @param took how long the attempt took
   * @return the report
   */
  public static StageReport of(JsonNode result, Duration took) {
    Map<String, Long> dropped = new TreeMap<>();
    result
        .path("dropped")
        .properties()
        .forEach(reason -> dropped.put(reason.getKey(), reason.getValue().asLong()));
    return new StageReport(
        result.path("stage").asText(""),
        result.path("recordsProcessed").asLong(),
        result.path("recordsWritten").asLong(),
        dropped,
        result.path("output").asText(""),
        result.path("repeated").asBoolean(),
        took);
  }

  /**
   * Records that were read and not handed over.
   *
   * @return their number, over all reasons
   */
  public long droppedInAll() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Whether every record that was read is accounted for.
   *
   * @return false if some were lost or made up
   */
  public boolean addsUp() {
    return read == written + droppedInAll();
  }
}

package dev.efsshare.workflow.runner.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.workflow.definition.HandoverPaths;
import dev.efsshare.workflow.runner.engine.Task;
import dev.efsshare.workflow.runner.engine.TaskFailure;
import dev.efsshare.workflow.runner.engine.TaskHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Gives each task to the service that its resource names, and keeps what stages report. Safe for
 * use by many threads.
 */
public final class StageTasks implements TaskHandler {
  private final Map<String, TaskHandler> services;
  private final Results results;
  private final Map<String, List<StageReport>> reports = new ConcurrentHashMap<>();

  /** Reads what stages write of themselves. */
  @FunctionalInterface
  public interface Results {

    /**
     * Reads a result.
     *
     * @param key as {@link HandoverPaths#result} has it
     * @return JSON
     */
    JsonNode read(String key);
  }

  /**
   * Tasks of functions and Glue jobs.
   *
   * @param lambda does {@code lambda:invoke}
   * @param glue does {@code glue:startJobRun.sync}
   * @param results where stages tell of themselves
   */
  public StageTasks(TaskHandler lambda, TaskHandler glue, Results results) {
    this.results = results;
    this.services =
        Map.of(
            "arn:aws:states:::lambda:invoke", lambda,
            "arn:aws:states:::glue:startJobRun.sync", glue);
  }

  @Override
  public JsonNode run(Task task) throws TaskFailure, InterruptedException {
    TaskHandler service = services.get(task.resource());
    if (service == null) {
      throw new TaskFailure(
          "States.Runtime",
          "state %s needs %s; here there are %s"
              .formatted(task.state(), task.resource(), services.keySet()));
    }
    long started = System.nanoTime();
    JsonNode answer = service.run(task);
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    JsonNode result = results.read(HandoverPaths.result(task.execution(), task.state()));
    reports
        .computeIfAbsent(task.execution(), _ -> new CopyOnWriteArrayList<>())
        .add(StageReport.of(result, took));
    return answer;
  }

  /**
   * What the stages of an execution reported.
   *
   * @param execution its name
   * @return in the order in which they were done
   */
  public List<StageReport> reports(String execution) {
    return List.copyOf(reports.getOrDefault(execution, List.of()));
  }
}

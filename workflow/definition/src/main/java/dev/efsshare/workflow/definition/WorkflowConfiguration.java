package dev.efsshare.workflow.definition;

import java.time.Duration;
import java.util.List;

/**
 * A workflow: its type and its steps, in order. Immutable, and valid once it is made.
 *
 * @param name of the workflow, for people
 * @param type how it is run
 * @param steps at least one; each name once
 */
public record WorkflowConfiguration(String name, WorkflowType type, List<WorkflowStep> steps) {

  /**
   * Checks the workflow and copies the steps.
   *
   * @throws InvalidWorkflowException with every reason, if it could not run
   */
  public WorkflowConfiguration {
    steps = List.copyOf(steps);
    List<String> reasons = WorkflowRules.broken(type, steps);
    if (!reasons.isEmpty()) {
      throw new InvalidWorkflowException(name, reasons);
    }
  }

  /**
   * Four functions.
   *
   * @return Etl, Filter, Score, Store
   */
  public static WorkflowConfiguration express() {
    return new WorkflowConfiguration(
        "express",
        WorkflowType.EXPRESS,
        List.of(
            lambda("Etl", Duration.ofSeconds(60)),
            lambda("Filter", Duration.ofSeconds(45)),
            lambda("Score", Duration.ofSeconds(120)),
            lambda("Store", Duration.ofSeconds(60))));
  }

  /**
   * Four functions and a Glue job, with time for large data.
   *
   * @return Etl, Deduplicate, Filter, Score, Store
   */
  public static WorkflowConfiguration standard() {
    Duration longest = Duration.ofMinutes(15);
    return new WorkflowConfiguration(
        "standard",
        WorkflowType.STANDARD,
        List.of(
            lambda("Etl", longest),
            new WorkflowStep.Glue("Deduplicate", "DeduplicateJobName", Duration.ofHours(1)),
            lambda("Filter", longest),
            lambda("Score", longest),
            lambda("Store", longest)));
  }

  private static WorkflowStep lambda(String stage, Duration timeout) {
    return new WorkflowStep.Lambda(stage, stage + "FunctionArn", timeout);
  }
}

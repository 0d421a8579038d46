package dev.efsshare.workflow.runner;

import dev.efsshare.workflow.runner.engine.ExecutionResult;
import dev.efsshare.workflow.runner.task.StageReport;
import java.util.List;

/**
 * One delivery of a message, and what became of it. Immutable.
 *
 * @param receiveCount how often the message had been received, this time included
 * @param result how the execution ended
 * @param stages what its stages reported, in the order in which they were done
 */
public record Run(int receiveCount, ExecutionResult result, List<StageReport> stages) {

  /** Copies the reports. */
  public Run {
    stages = List.copyOf(stages);
  }

  /**
   * What a stage reported.
   *
   * @param stage its name
   * @return its last report
   * @throws IllegalStateException if it was not done
   */
  public StageReport stage(String stage) {
    return stages.stream()
        .filter(report -> report.stage().equals(stage))
        .reduce((_, last) -> last)
        .orElseThrow(() ->
            new IllegalStateException(
                "stage %s was not done; the execution is %s: %s"
                    .formatted(stage, result.status(), result.cause())));
  }
}

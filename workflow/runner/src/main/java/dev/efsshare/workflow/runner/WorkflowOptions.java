package dev.efsshare.workflow.runner;

import dev.efsshare.workflow.definition.WorkflowType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a workflow is run on this machine. Immutable.
 *
 * @param project the project's root folder
 * @param type which of the two state machines
 * @param state folder of everything that is kept: objects, logs, the share
 * @param realPauses whether retries and redeliveries wait as long as on AWS; else a second
 * @param parameters values of the template's parameters, by name; the others have their defaults
 */
public record WorkflowOptions(
    Path project,
    WorkflowType type,
    Path state,
    boolean realPauses,
    Map<String, String> parameters) {
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);

  /** Copies the parameters. */
  public WorkflowOptions {
    parameters = Map.copyOf(parameters);
  }

  /** In place of every pause; empty for those of state machine and queue. */
  Optional<Duration> pause() {
    return realPauses ? Optional.empty() : Optional.of(SHORT_PAUSE);
  }
}

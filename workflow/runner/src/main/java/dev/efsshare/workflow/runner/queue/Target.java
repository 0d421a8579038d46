package dev.efsshare.workflow.runner.queue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.workflow.runner.engine.ExecutionResult;
import java.util.concurrent.CompletableFuture;

/** What a pipe leads to. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Target {

  /**
   * Starts an execution.
   *
   * @param execution its name
   * @param records the messages, an array
   * @return how it will have ended
   */
  CompletableFuture<ExecutionResult> start(String execution, JsonNode records);
}

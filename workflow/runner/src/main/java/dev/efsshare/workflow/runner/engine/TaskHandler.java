package dev.efsshare.workflow.runner.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** Does what states ask for. Implementations are called by many threads at once. */
@FunctionalInterface
public interface TaskHandler {

  /**
   * Does one task. The state may have timed out meanwhile; the answer is then ignored.
   *
   * @param task what to do
   * @return the service's answer, as Step Functions would see it
   * @throws TaskFailure with the error that the service would report
   * @throws InterruptedException when the engine is closed
   */
  JsonNode run(Task task) throws TaskFailure, InterruptedException;
}

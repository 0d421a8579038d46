package dev.efsshare.workflow.runner.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** An execution that has not ended. Used by the thread that reads from the engine. */
final class RunningExecution {
  private final String name;
  private final Consumer<ExecutionEvent> listener;
  private final List<ExecutionEvent> events = new ArrayList<>();
  private final CompletableFuture<ExecutionResult> result = new CompletableFuture<>();

  RunningExecution(String name, Consumer<ExecutionEvent> listener) {
    this.name = name;
    this.listener = listener;
  }

  CompletableFuture<ExecutionResult> result() {
    return result;
  }

  void add(ExecutionEvent event) {
    events.add(event);
    listener.accept(event);
  }

  void end(Messages.End end) {
    if (end.status().equals("INVALID")) {
      abandon(new EngineException("the state machine is refused: " + end.cause()));
      return;
    }
    ExecutionResult.Status status = ExecutionResult.Status.valueOf(end.status());
    result.complete(new ExecutionResult(name, status, end.error(), end.cause(), events));
  }

  void abandon(EngineException reason) {
    result.completeExceptionally(reason);
  }
}

package dev.efsshare.workflow.runner.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs state machines, any number at once, each in its own time; tasks run in threads of their own.
 * Safe for use by many threads. {@link #close()} ends the Node process; executions that run then
 * fail with an {@link EngineException}, and their tasks are interrupted.
 */
public final class Engine implements AutoCloseable {
  private final NodeProcess node;
  private final TaskHandler handler;
  private final Optional<Duration> retryPause;
  private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, RunningExecution> running = new ConcurrentHashMap<>();
  private volatile @Nullable EngineException gone;

  private Engine(Path folder, TaskHandler handler, Optional<Duration> retryPause) {
    this.handler = handler;
    this.retryPause = retryPause;
    this.node = NodeProcess.start(folder, this::receive, this::ended);
  }

  /**
   * Fetches the engine's packages when they are not there, before anything else is started.
   *
   * @param project the project's root, with {@code workflow/engine}
   * @throws EngineException when Node or its packages cannot be had
   */
  public static void prepare(Path project) {
    EnginePackages.of(project).install();
  }

  /**
   * Starts the engine, and fetches its packages when they are not there.
   *
   * @param project the project's root, with {@code workflow/engine}
   * @param handler does the tasks
   * @param retryPause in place of every pause before a retry; empty for those of the state machine
   * @return an engine that takes executions
   * @throws EngineException when Node or its packages cannot be had
   */
  public static Engine start(Path project, TaskHandler handler, Optional<Duration> retryPause) {
    Path folder = EnginePackages.of(project).install();
    return new Engine(folder, handler, retryPause);
  }

  /**
   * Runs a state machine from its start to its end.
   *
   * @param request what to run
   * @param listener told each event as it happens, by one thread at a time
   * @return how it ended; completes with an {@link EngineException} when the definition is no valid
   *     state machine, or the engine is closed
   */
  public CompletableFuture<ExecutionResult> run(
      ExecutionRequest request, Consumer<ExecutionEvent> listener) {
    RunningExecution execution = new RunningExecution(request.execution(), listener);
    if (running.putIfAbsent(request.execution(), execution) != null) {
      throw new IllegalArgumentException("an execution " + request.execution() + " runs already");
    }
    node.send(Messages.start(request, retryPause));
    // the process may have ended before this execution was among those that run
    EngineException reason = gone;
    if (reason != null) {
      ended(reason);
    }
    return execution.result();
  }

  @Override
  public void close() {
    node.close();
    tasks.shutdownNow();
    tasks.close();
  }

  private void receive(Messages message) {
    switch (message) {
      case Messages.TaskCall call -> tasks.execute(() -> answer(call));
      case Messages.Event event -> running(event.execution()).add(event.event());
      case Messages.End end -> {
        running(end.execution()).end(end);
        running.remove(end.execution());
      }
    }
  }

  private void answer(Messages.TaskCall call) {
    try {
      node.send(Messages.answer(call, handler.run(call.task())));
    } catch (TaskFailure failure) {
      node.send(Messages.failure(call, failure));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // a defect of the handler: the execution shall end, and tell of it
      node.send(Messages.failure(call, new TaskFailure(e.getClass().getName(), e.toString())));
    }
  }

  private RunningExecution running(String execution) {
    RunningExecution found = running.get(execution);
    if (found == null) {
      throw new IllegalStateException("the engine speaks of an execution that does not run");
    }
    return found;
  }

  private void ended(EngineException reason) {
    gone = reason;
    running.values().forEach(execution -> execution.abandon(reason));
    running.clear();
  }
}

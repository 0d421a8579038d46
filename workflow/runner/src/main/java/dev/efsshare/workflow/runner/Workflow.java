package dev.efsshare.workflow.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.demo.target.LocalTarget;
import dev.efsshare.local.LocalStack;
import dev.efsshare.workflow.runner.engine.Engine;
import dev.efsshare.workflow.runner.engine.ExecutionEvent;
import dev.efsshare.workflow.runner.engine.ExecutionRequest;
import dev.efsshare.workflow.runner.engine.ExecutionResult;
import dev.efsshare.workflow.runner.queue.Delivery;
import dev.efsshare.workflow.runner.queue.LocalQueue;
import dev.efsshare.workflow.runner.queue.Pipe;
import dev.efsshare.workflow.runner.task.StageTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The whole workflow on this machine: queue, pipe, state machine, stages and the share. Safe for
 * use by many threads; {@link #close()} ends every process and server of it, and keeps its files.
 */
public final class Workflow implements AutoCloseable {
  private final WorkflowParts parts;
  private final WorkflowBucket bucket;
  private final Deliveries deliveries = new Deliveries();
  private final Consumer<ExecutionEvent> listener;
  private final LocalQueue queue;
  private final StageTasks tasks;
  private final Engine engine;
  private final Pipe pipe;

  private Workflow(WorkflowParts parts, Consumer<ExecutionEvent> listener) {
    this.parts = parts;
    this.listener = listener;
    this.bucket = new WorkflowBucket(parts.target().s3(), parts.facts().bucket());
    this.tasks = parts.tasks(bucket);
    this.engine = parts.engine(tasks);
    this.queue = parts.queue();
    this.pipe =
        Pipe.start(
            queue, parts.facts().pipe(), parts.options().pause(), this::execute, deliveries::add);
  }

  /**
   * Starts everything that the template declares for a type of workflow.
   *
   * @param options where and how
   * @param listener told what happens in executions, by one thread at a time
   * @return a workflow that takes messages
   * @throws Exception when something is in the way; the message says what
   */
  public static Workflow start(WorkflowOptions options, Consumer<ExecutionEvent> listener)
      throws Exception {
    WorkflowParts parts = WorkflowParts.open(options);
    try {
      return new Workflow(parts, listener);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * Puts a message into the queue.
   *
   * @param body what the first stage is given
   * @return the message's id
   */
  public String send(String body) {
    return queue.send(body);
  }

  /**
   * Waits for the next delivery of a message, and for its execution to end.
   *
   * @param messageId the message
   * @param limit for each of both
   * @return what became of it
   * @throws TimeoutException if it takes longer
   * @throws ExecutionException if the state machine could not be run
   * @throws InterruptedException if interrupted
   */
  public Run next(String messageId, Duration limit)
      throws TimeoutException, ExecutionException, InterruptedException {
    Delivery delivery = deliveries.next(messageId, limit);
    ExecutionResult result = delivery.result().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    return new Run(delivery.receiveCount(), result, tasks.reports(delivery.execution()));
  }

  /**
   * Where stages hand over, and where datasets are.
   *
   * @return the bucket
   */
  public WorkflowBucket bucket() {
    return bucket;
  }

  /**
   * Where the bucket's objects are files: each below the path of its key.
   *
   * @return the folder
   */
  public Path objects() {
    return parts.options().state().resolve("s3").resolve(bucket.name()).toAbsolutePath();
  }

  /**
   * The queue in front.
   *
   * @return running
   */
  public LocalQueue queue() {
    return queue;
  }

  /**
   * The stack with the functions.
   *
   * @return running
   */
  public LocalStack stack() {
    return parts.target().stack();
  }

  /**
   * The stack as the demonstration sees it.
   *
   * @return open
   */
  public LocalTarget target() {
    return parts.target();
  }

  /**
   * What the template says of the workflow.
   *
   * @return read when it was started
   */
  public TemplateFacts facts() {
    return parts.facts();
  }

  @Override
  public void close() {
    // executions end first, so that the pipe waits for none
    engine.close();
    pipe.close();
    queue.close();
    parts.close();
  }

  private CompletableFuture<ExecutionResult> execute(String execution, JsonNode records) {
    return engine.run(new ExecutionRequest(execution, parts.definition(), records), listener);
  }
}

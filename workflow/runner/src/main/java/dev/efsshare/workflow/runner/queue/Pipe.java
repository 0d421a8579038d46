package dev.efsshare.workflow.runner.queue;

import dev.efsshare.workflow.runner.engine.ExecutionResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Takes messages from a queue and starts an execution for each batch, as EventBridge Pipes does.
 *
 * <ul>
 *   <li>{@code REQUEST_RESPONSE}: waits for the execution. When it succeeded, the messages are
 *       deleted; else they come back, until the queue makes dead letters of them.
 *   <li>{@code FIRE_AND_FORGET}: deletes the messages as soon as the execution has started.
 * </ul>
 *
 * <p>Other than the service it waits for one execution at a time. {@link #close()} waits for the
 * one that it waits for.
 */
public final class Pipe implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final LocalQueue queue;
  private final PipeSettings settings;
  private final Optional<Duration> redelivery;
  private final Target target;
  private final Consumer<Delivery> deliveries;
  private final Thread thread;
  private volatile boolean closed;

  private Pipe(
      LocalQueue queue,
      PipeSettings settings,
      Optional<Duration> redelivery,
      Target target,
      Consumer<Delivery> deliveries) {
    this.queue = queue;
    this.settings = settings;
    this.redelivery = redelivery;
    this.target = target;
    this.deliveries = deliveries;
    this.thread = Thread.ofPlatform().daemon().name("pipe").start(this::pump);
  }

  /**
   * Starts a pipe.
   *
   * @param queue where messages come from
   * @param settings how they are handed on
   * @param redelivery after which time a message comes back whose execution failed; empty for the
   *     queue's visibility timeout
   * @param target where they go
   * @param deliveries told of each message when its execution has started
   * @return a pipe that works until it is closed
   */
  public static Pipe start(
      LocalQueue queue,
      PipeSettings settings,
      Optional<Duration> redelivery,
      Target target,
      Consumer<Delivery> deliveries) {
    return new Pipe(queue, settings, redelivery, target, deliveries);
  }

  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump() {
    while (!closed) {
      List<Message> batch = queue.receive(settings.batchSize(), POLL);
      if (!batch.isEmpty()) {
        deliver(batch);
      }
    }
  }

  private void deliver(List<Message> batch) {
    String execution = UUID.randomUUID().toString();
    CompletableFuture<ExecutionResult> result =
        target.start(execution, SqsRecords.of(batch, queue.arn()));
    batch.forEach(message -> deliveries.accept(delivery(message, execution, result)));
    boolean done =
        switch (settings.invocation()) {
          case FIRE_AND_FORGET -> !result.isCompletedExceptionally();
          case REQUEST_RESPONSE -> succeeded(result);
        };
    if (done) {
      queue.delete(batch);
    } else {
      redelivery.ifPresent(after -> queue.giveBack(batch, after));
    }
  }

  private static boolean succeeded(CompletableFuture<ExecutionResult> result) {
    try {
      return result.join().succeeded();
    } catch (CompletionException e) {
      // no execution: whoever asked for the delivery's result is told why
      return false;
    }
  }

  private static Delivery delivery(
      Message message, String execution, CompletableFuture<ExecutionResult> result) {
    String count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
    return new Delivery(
        message.messageId(), count == null ? 1 : Integer.parseInt(count), execution, result);
  }
}

package dev.efsshare.workflow.runner.queue;

import dev.efsshare.workflow.runner.engine.ExecutionResult;
import java.util.concurrent.CompletableFuture;

/**
 * A message that a pipe gave to an execution.
 *
 * @param messageId the message
 * @param receiveCount how often it has been received, this time included
 * @param execution the execution's name
 * @param result how the execution will have ended
 */
public record Delivery(
    String messageId,
    int receiveCount,
    String execution,
    CompletableFuture<ExecutionResult> result) {}

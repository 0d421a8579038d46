/**
 * What is in front of the state machine: {@link dev.efsshare.workflow.runner.queue.LocalQueue}, an
 * SQS-compatible queue with its dead-letter queue, and {@link
 * dev.efsshare.workflow.runner.queue.Pipe}, which turns messages into executions as EventBridge
 * Pipes does. Both are set up as the template says.
 */
@NullMarked
package dev.efsshare.workflow.runner.queue;

import org.jspecify.annotations.NullMarked;

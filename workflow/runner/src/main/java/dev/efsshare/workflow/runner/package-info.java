/**
 * The workflow on this machine: an SQS-compatible queue, a pipe with the semantics of EventBridge,
 * an Amazon States Language engine that runs the generated state machine, the local stack's stage
 * processes, and the Glue step's transformation.
 */
@NullMarked
package dev.efsshare.workflow.runner;

import org.jspecify.annotations.NullMarked;

/**
 * An Amazon States Language engine, {@code aws-local-stepfunctions} of npm in a Node process of its
 * own, and what goes to and fro: {@link dev.efsshare.workflow.runner.engine.Engine} runs a state
 * machine and hands each of its tasks to a {@link dev.efsshare.workflow.runner.engine.TaskHandler}.
 */
@NullMarked
package dev.efsshare.workflow.runner.engine;

import org.jspecify.annotations.NullMarked;

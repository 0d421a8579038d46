/**
 * The frame of a stage: what it is told, what it answers, and how its data comes and goes.
 *
 * <p>A stage implements its processing only; {@code StageHandler} reads what the stage before left
 * in the bucket, verifies it, writes what this one makes, and tells what happened.
 */
@NullMarked
package dev.efsshare.workflow.stage;

import org.jspecify.annotations.NullMarked;

/**
 * What the states of a workflow ask for, done on this machine: functions by the local stack's
 * Lambda endpoint, Glue jobs by the script's own transformation; and what each said of itself, as
 * {@link dev.efsshare.workflow.runner.task.StageReport}.
 */
@NullMarked
package dev.efsshare.workflow.runner.task;

import org.jspecify.annotations.NullMarked;

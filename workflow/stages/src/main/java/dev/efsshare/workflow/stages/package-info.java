/**
 * The stages as functions: {@link dev.efsshare.workflow.stages.EtlHandler}, {@link
 * dev.efsshare.workflow.stages.FilterHandler}, {@link dev.efsshare.workflow.stages.ScoreHandler},
 * {@link dev.efsshare.workflow.stages.StoreHandler} and {@link
 * dev.efsshare.workflow.stages.ReactiveHandler}. Each is its processing; the frame does the rest.
 */
@NullMarked
package dev.efsshare.workflow.stages;

import org.jspecify.annotations.NullMarked;

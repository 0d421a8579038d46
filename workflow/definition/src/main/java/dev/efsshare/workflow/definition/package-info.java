/**
 * What a workflow is: its type, its steps, where they leave their data, and its state machine.
 *
 * <p>{@link dev.efsshare.workflow.definition.WorkflowConfiguration} is the one object that says all
 * of it; what cannot run is refused when it is made. {@link
 * dev.efsshare.workflow.definition.HandoverPaths} is the convention by which one step finds what
 * another one left. Nothing here knows of functions' code, queues or templates.
 */
@NullMarked
package dev.efsshare.workflow.definition;

import org.jspecify.annotations.NullMarked;

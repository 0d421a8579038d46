/**
 * What the workflow promises, shown on this machine: {@link
 * dev.efsshare.workflow.runner.demo.WorkflowDemo} runs a corpus through a type of workflow, one
 * {@link dev.efsshare.workflow.runner.demo.Claim} after the other.
 */
@NullMarked
package dev.efsshare.workflow.runner.demo;

import org.jspecify.annotations.NullMarked;

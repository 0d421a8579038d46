package dev.efsshare.workflow.stages;

import dev.efsshare.workflow.record.RecordStep;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with each record of one attempt. Immutable.
 *
 * @param step what
 * @param model the file id of the model that it uses, or null
 */
record Job(RecordStep step, @Nullable String model) {}

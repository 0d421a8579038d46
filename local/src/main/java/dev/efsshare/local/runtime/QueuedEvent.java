package dev.efsshare.local.runtime;

import dev.efsshare.local.template.FunctionDeclaration;

/**
 * An asynchronous invocation.
 *
 * @param function what to run
 * @param requestId the same for every attempt
 * @param payload JSON
 */
record QueuedEvent(FunctionDeclaration function, String requestId, String payload) {}

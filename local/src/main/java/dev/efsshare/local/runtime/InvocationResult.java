package dev.efsshare.local.runtime;

/**
 * What an invocation ended with.
 *
 * @param requestId the request's id, as in the function's log
 * @param payload the function's JSON, or the error object when it failed
 * @param failed whether the function failed, for any reason: exception, exit, timeout, memory
 * @param logTail the last 4 KiB of what the invocation logged
 */
public record InvocationResult(String requestId, String payload, boolean failed, String logTail) {}

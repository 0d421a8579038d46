package dev.efsshare.reliability.workload;

/**
 * How an attempt ended for the worker. Immutable.
 *
 * @param attemptId which attempt
 * @param result what the library told
 * @param generation that the library told of, 0 for none
 * @param nanos after the call, by {@link System#nanoTime()}
 * @param detail an error in words, else empty
 */
public record Ending(long attemptId, Result result, long generation, long nanos, String detail) {}

package dev.efsshare.workflow.runner.engine;

/**
 * A step in the history of an execution.
 *
 * @param type for example {@code StateEntered}, {@code StateRetried}, {@code ExecutionFailed}
 * @param state the state's name; empty for an event of the execution itself
 * @param error the error's name; empty where there was none
 * @param cause what was told of the error; empty where there was none
 * @param attempt which retry it is, from 1; 0 for other events
 */
public record ExecutionEvent(String type, String state, String error, String cause, int attempt) {}

package dev.efsshare.workflow.runner.engine;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a state asks for.
 *
 * @param execution whose it is
 * @param state the state's name
 * @param resource for example {@code arn:aws:states:::lambda:invoke}
 * @param parameters as the state machine says, with paths and intrinsic functions resolved
 */
public record Task(String execution, String state, String resource, JsonNode parameters) {}

package dev.efsshare.workflow.runner.engine;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An execution to run.
 *
 * @param execution its name, unique within one engine
 * @param definition a state machine in Amazon States Language, with every substitution made
 * @param input what its first state sees
 */
public record ExecutionRequest(String execution, JsonNode definition, JsonNode input) {}

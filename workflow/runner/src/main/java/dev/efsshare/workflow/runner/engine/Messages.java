package dev.efsshare.workflow.runner.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What the Node process says, and what it is told; {@code workflow/engine/run.mjs} tells the form.
 */
sealed interface Messages {
  /** Reads and writes the messages. */
  JsonMapper JSON = new JsonMapper();

  /** A state wants something done. */
  record TaskCall(long number, Task task) implements Messages {}

  /** Something happened. */
  record Event(String execution, ExecutionEvent event) implements Messages {}

  /** An execution ended. */
  record End(String execution, String status, String error, String cause) implements Messages {}

  static Messages parse(String line) throws JsonProcessingException {
    JsonNode message = JSON.readTree(line);
    if (message.has("task")) {
      return new TaskCall(
          message.get("task").asLong(),
          new Task(
              text(message, "execution"),
              text(message, "state"),
              text(message, "resource"),
              message.get("parameters")));
    }
    if (message.has("end")) {
      return new End(
          text(message, "end"),
          text(message, "status"),
          text(message, "error"),
          text(message, "cause"));
    }
    return new Event(
        text(message, "execution"),
        new ExecutionEvent(
            text(message, "event"),
            text(message, "state"),
            text(message, "error"),
            text(message, "cause"),
            message.path("attempt").asInt()));
  }

  static ObjectNode start(ExecutionRequest request, Optional<Duration> retryPause) {
    ObjectNode message = JSON.createObjectNode();
    message.put("start", request.execution());
    message.set("definition", request.definition());
    message.set("input", request.input());
    message.putObject("context").putObject("Execution").put("Name", request.execution());
    message.put("pauseMillis", retryPause.map(Duration::toMillis).orElse(null));
    return message;
  }

  static ObjectNode answer(TaskCall call, JsonNode result) {
    ObjectNode message = JSON.createObjectNode().put("answer", call.number());
    message.set("result", result);
    return message;
  }

  static ObjectNode failure(TaskCall call, TaskFailure failure) {
    return JSON.createObjectNode()
        .put("answer", call.number())
        .put("error", failure.error())
        .put("cause", failure.getMessage());
  }

  private static String text(JsonNode message, String name) {
    return message.path(name).asText("");
  }
}

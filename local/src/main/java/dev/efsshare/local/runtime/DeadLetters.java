package dev.efsshare.local.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Events that were not delivered, one JSON file each, in the form of Lambda's failure destination.
 * A file appears complete: it is written beside and renamed.
 */
final class DeadLetters {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;

  DeadLetters(Path folder) {
    this.folder = folder;
  }

  /** Keeps an event whose last attempt failed. */
  void keepFailed(QueuedEvent event, InvocationResult last, int attempts) throws IOException {
    write(event, withResponse(letter(event, "RetriesExhausted", attempts), event, last));
  }

  /** Keeps an event that became too old; the response is that of its last attempt, if any. */
  void keepExpired(QueuedEvent event, Optional<InvocationResult> last, int attempts)
      throws IOException {
    ObjectNode letter = letter(event, "EventAgeExceeded", attempts);
    last.ifPresent(response -> withResponse(letter, event, response));
    write(event, letter);
  }

  /** Keeps an event that was still queued, running or waiting for a retry at the stack's end. */
  void keepUnfinished(QueuedEvent event, int attempts) throws IOException {
    write(event, letter(event, "StackStopped", attempts));
  }

  private static ObjectNode withResponse(
      ObjectNode letter, QueuedEvent event, InvocationResult last) {
    letter
        .putObject("responseContext")
        .put("statusCode", 200)
        .put("executedVersion", "$LATEST")
        .put("functionError", "Unhandled");
    JsonNode response = parse(last.payload());
    letter.set("responsePayload", response);
    if (event.function().async().deadLetterQueue()) {
      addQueueAttributes(letter, event, response);
    }
    return letter;
  }

  /**
   * What tells a message of a {@code DeadLetterQueue} from the bare event, which is its body: these
   * attributes.
   */
  private static void addQueueAttributes(ObjectNode letter, QueuedEvent event, JsonNode response) {
    String message = response.path("errorMessage").asText();
    letter
        .putObject("deadLetterQueueAttributes")
        .put("RequestID", event.requestId())
        .put("ErrorCode", "200")
        .put("ErrorMessage", message.substring(0, Math.min(message.length(), 1024)));
  }

  private static ObjectNode letter(QueuedEvent event, String condition, int attempts) {
    ObjectNode letter = JSON.createObjectNode();
    letter.put("version", "1.0");
    letter.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    letter
        .putObject("requestContext")
        .put("requestId", event.requestId())
        .put("functionArn", event.function().arn() + ":$LATEST")
        .put("condition", condition)
        .put("approximateInvokeCount", attempts);
    letter.set("requestPayload", parse(event.payload()));
    return letter;
  }

  private void write(QueuedEvent event, ObjectNode letter) throws IOException {
    Path file = folder.resolve(event.function().name()).resolve(event.requestId() + ".json");
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    Files.createDirectories(file.getParent());
    Files.writeString(partial, letter.toPrettyString());
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.getNodeFactory().textNode(json);
    }
  }
}

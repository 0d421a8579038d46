package dev.efsshare.local.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.local.template.FunctionDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Events that no retry could deliver, one JSON file each, in the form of Lambda's failure
 * destination. A file appears complete: it is written beside and renamed.
 */
final class DeadLetters {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;

  DeadLetters(Path folder) {
    this.folder = folder;
  }

  /** Keeps an event with the result of its last attempt. */
  void keep(FunctionDeclaration function, String payload, InvocationResult last, int attempts)
      throws IOException {
    Path file = folder.resolve(function.name()).resolve(last.requestId() + ".json");
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    Files.createDirectories(file.getParent());
    Files.writeString(partial, record(function, payload, last, attempts).toPrettyString());
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static ObjectNode record(
      FunctionDeclaration function, String payload, InvocationResult last, int attempts) {
    ObjectNode record = JSON.createObjectNode();
    record.put("version", "1.0");
    record.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    record
        .putObject("requestContext")
        .put("requestId", last.requestId())
        .put("functionArn", function.arn() + ":$LATEST")
        .put("condition", "RetriesExhausted")
        .put("approximateInvokeCount", attempts);
    record.set("requestPayload", parse(payload));
    record
        .putObject("responseContext")
        .put("statusCode", 200)
        .put("executedVersion", "$LATEST")
        .put("functionError", "Unhandled");
    record.set("responsePayload", parse(last.payload()));
    return record;
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.getNodeFactory().textNode(json);
    }
  }
}

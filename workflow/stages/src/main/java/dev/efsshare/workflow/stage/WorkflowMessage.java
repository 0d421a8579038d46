package dev.efsshare.workflow.stage;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.workflow.handover.Bucket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message that starts a workflow. Immutable.
 *
 * @param dataset the name of what is to become of the records, or null for one made of their
 *     SHA-256
 * @param input a key of the bucket below {@code inputs/}, or null
 * @param records the records themselves, or null; exactly one of the two is there
 */
record WorkflowMessage(
    @Nullable String dataset, @Nullable String input, @Nullable List<?> records) {
  private static final String INPUTS = "inputs/";
  private static final int MAX_KEY_BYTES = 1024;
  private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  WorkflowMessage {
    if (dataset != null && !DATASET.matcher(dataset).matches()) {
      throw new PermanentStageException(
          ("'dataset' is '%s'; it must be a letter or digit, then up to 99 letters, digits, '.', '_'"
                  + " or '-'")
              .formatted(dataset));
    }
    if ((input == null) == (records == null)) {
      throw new PermanentStageException(
          "a message has either 'input', a key below %s, or 'records', an array; this one has %s"
              .formatted(INPUTS, input == null ? "neither" : "both"));
    }
    if (input != null) {
      checkKey(input);
    }
  }

  private static void checkKey(String key) {
    boolean usable =
        key.startsWith(INPUTS)
            && key.length() > INPUTS.length()
            && !key.endsWith("/")
            && key.chars().noneMatch(Character::isISOControl)
            && key.getBytes(StandardCharsets.UTF_8).length <= MAX_KEY_BYTES;
    if (!usable) {
      throw new PermanentStageException(
          "'input' is '%s'; it must be the key of an object below %s".formatted(key, INPUTS));
    }
  }

  static WorkflowMessage parse(String body) {
    try {
      JsonObject message =
          Json.parseExactly(
              body.getBytes(StandardCharsets.UTF_8),
              "the message",
              List.of("dataset", "input", "records"));
      return new WorkflowMessage(
          message.string("dataset"),
          message.string("input"),
          message.has("records") ? message.list("records") : null);
    } catch (FunctionException e) {
      throw new PermanentStageException(e.problem().message(), e);
    }
  }

  InitialData open(Bucket bucket) throws IOException {
    if (input != null) {
      return InitialData.object(bucket, input, dataset);
    }
    List<byte[]> lines =
        Objects.requireNonNull(records, "records").stream().map(WorkflowMessage::json).toList();
    return InitialData.records(lines, dataset);
  }

  private static byte[] json(@Nullable Object record) {
    String text = record == null ? "null" : Json.text(record);
    return escaped(text).getBytes(StandardCharsets.UTF_8);
  }

  /** Half a character, which UTF-8 cannot express, stays what it was in the message: an escape. */
  private static String escaped(String json) {
    StringBuilder text = new StringBuilder(json.length());
    json.codePoints()
        .forEach(each -> {
          if (each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE) {
            text.append("\\u%04x".formatted(each));
          } else {
            text.appendCodePoint(each);
          }
        });
    return text.toString();
  }
}

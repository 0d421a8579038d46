package dev.efsshare.workflow.record;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.json.Json;
import dev.efsshare.workflow.handover.LineReader.Line;
import dev.efsshare.workflow.record.RecordStep.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes records of lines, and says why where it cannot. */
public final class RecordParser {
  private RecordParser() {}

  /**
   * Reads a line. Dropped are, by reason: {@code too-long}, {@code not-json} (not one JSON object
   * in UTF-8), {@code no-text} (no member of that name, or no string), {@code not-unicode} (half a
   * surrogate pair).
   */
  public static Outcome parse(Line line) {
    if (!line.isWhole()) {
      return new Outcome.Dropped(
          "too-long", "the line is longer than %d bytes".formatted(line.bytes().length));
    }
    Map<String, @Nullable Object> members;
    try {
      members = Json.parseExactly(line.bytes(), "the line").members();
    } catch (FunctionException e) {
      return new Outcome.Dropped("not-json", e.problem().message());
    }
    if (!(members.get("text") instanceof String)) {
      return new Outcome.Dropped("no-text", "the record has no member 'text' that is a string");
    }
    if (hasEscapes(line) && !isUnicode(members)) {
      return new Outcome.Dropped(
          "not-unicode", "the record has half a surrogate pair, which UTF-8 cannot express");
    }
    return new Outcome.Kept(members);
  }

  /** Only an escape can bring what the bytes of UTF-8 cannot. */
  private static boolean hasEscapes(Line line) {
    for (byte each : line.bytes()) {
      if (each == '\\') {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnicode(Map<String, @Nullable Object> members) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(Json.text(members));
  }
}

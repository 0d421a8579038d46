package dev.efsshare.local.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The time that a line tells of itself: the member {@code time}, {@code timestamp} or {@code
 * _aws.Timestamp} of a JSON object, or an instant at the beginning of a text.
 */
final class LineTime {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LineTime() {}

  /** Milliseconds since 1970; empty when the line does not tell. */
  static OptionalLong of(String line) {
    return line.startsWith("{") ? ofObject(line) : ofText(line);
  }

  private static OptionalLong ofObject(String line) {
    try {
      JsonNode object = JSON.readTree(line);
      JsonNode embedded = object.path("_aws").path("Timestamp");
      if (embedded.isIntegralNumber()) {
        return OptionalLong.of(embedded.asLong());
      }
      OptionalLong time = parsed(object.path("time").asText());
      return time.isPresent() ? time : parsed(object.path("timestamp").asText());
    } catch (JsonProcessingException e) {
      // a text that only begins like an object
      return OptionalLong.empty();
    }
  }

  private static OptionalLong ofText(String line) {
    int end = line.indexOf(' ');
    return end < 0 ? OptionalLong.empty() : parsed(line.substring(0, end));
  }

  private static OptionalLong parsed(String text) {
    if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Instant.parse(text).toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}

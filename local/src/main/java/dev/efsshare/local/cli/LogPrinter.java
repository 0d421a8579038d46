package dev.efsshare.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.efsshare.local.logs.LogEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Events in the forms of {@code sam logs}: as text a line of stream, time (UTC) and message, JSON
 * messages indented; as JSON one object a line.
 */
enum LogPrinter {
  /** For people. */
  TEXT {
    @Override
    String print(LogEvent event, Ansi ansi) {
      return "%s %s %s"
          .formatted(
              coloured(event.stream(), Style.fg_cyan, ansi),
              coloured(time(event), Style.fg_yellow, ansi),
              message(event.message(), ansi));
    }
  },
  /** For programs. */
  JSON {
    @Override
    String print(LogEvent event, Ansi ansi) {
      return MAPPER
          .createObjectNode()
          .put("logStreamName", event.stream())
          .put("timestamp", event.timeMillis())
          .put("message", event.message())
          .toString();
    }
  };

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Microseconds, as {@code sam logs} has them. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** One event, without a line's end. */
  abstract String print(LogEvent event, Ansi ansi);

  private static String time(LogEvent event) {
    return TIME.format(Instant.ofEpochMilli(event.timeMillis()));
  }

  private static String message(String message, Ansi ansi) {
    boolean crashed =
        message.contains("Task timed out") || message.contains("Runtime exited with error");
    String indented = message.startsWith("{") ? indented(message) : message;
    return crashed ? coloured(indented, Style.fg_red, ansi) : indented;
  }

  private static String indented(String object) {
    try {
      return MAPPER.readTree(object).toPrettyString();
    } catch (JsonProcessingException e) {
      // a text that only begins like an object
      return object;
    }
  }

  private static String coloured(String text, Style style, Ansi ansi) {
    return ansi.enabled() ? style.on() + text + style.off() : text;
  }
}

package dev.efsshare.functions.log;

import dev.efsshare.functions.error.Level;
import dev.efsshare.functions.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes one JSON object a line, each with one call, so that lines of several threads never mix.
 *
 * <p>Thread-safe.
 */
public final class LogLines {
  private final OutputStream out;
  private final Clock clock;

  /**
   * Log lines.
   *
   * @param out where to; flushed after every line
   * @param clock for the timestamps
   */
  public LogLines(OutputStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Log lines of a function: standard output is what Lambda sends to CloudWatch Logs. */
  public static LogLines standardOutput() {
    // Asked for at every line: the runtime replaces System.out after this class is loaded.
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            System.out.write(b);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            System.out.write(bytes, offset, length);
          }

          @Override
          public void flush() {
            System.out.flush();
          }
        };
    return new LogLines(out, Clock.systemUTC());
  }

  /** A line with timestamp and level before the given members. */
  void line(Level level, Map<String, Object> members) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", timestamp());
    line.put("level", level.name());
    line.putAll(members);
    raw(line);
  }

  /** A line with exactly these members. */
  void raw(Map<String, Object> line) {
    byte[] bytes = (Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      try {
        out.write(bytes, 0, bytes.length);
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A line about an environment that could not prepare itself before its first request. */
  public void warmUpFailed(Throwable reason) {
    line(Level.WARN, Map.of("message", "not ready yet: " + reason.getMessage()));
  }

  /** A line, as {@code bootstrap} writes it, about a start that took longer than it should. */
  public void withoutCache(String reason) {
    line(
        Level.WARN,
        Map.of("message", "started without the AOT cache, which takes longer: " + reason));
  }

  long millis() {
    return clock.millis();
  }

  /** Always three digits of a second: {@code Instant} drops zeros, which breaks sorting as text. */
  private String timestamp() {
    String text = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
  }
}

package dev.efsshare.functions.testing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.log.LogLines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The log of a function under test, and calls of it. */
public final class Call {
  /** The time of every log line. */
  public static final String TIMESTAMP = "2026-11-21T10:30:00.120Z";

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final LogLines lines =
      new LogLines(log, Clock.fixed(Instant.parse(TIMESTAMP), ZoneOffset.UTC));

  /** Where the function logs to. */
  public LogLines lines() {
    return lines;
  }

  /** Calls a function. */
  public Reply of(RequestStreamHandler handler, byte[] event, Context context) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), out, context);
    return new Reply(Json.parseObject(out.toByteArray(), "the answer"));
  }

  /** The lines since the last look, as objects. */
  public List<JsonObject> logged() {
    List<JsonObject> lines =
        log.toString(StandardCharsets.UTF_8)
            .lines()
            .map(
                line -> Json.parseObject(line.getBytes(StandardCharsets.UTF_8), "the line " + line))
            .toList();
    log.reset();
    return lines;
  }

  /** The one line since the last look that tells an error. */
  public JsonObject loggedError() {
    List<JsonObject> errors = logged().stream().filter(line -> line.has("error")).toList();
    if (errors.size() != 1) {
      throw new AssertionError("one error line expected: " + errors);
    }
    return errors.getFirst();
  }

  /** What a function answered to a request. */
  public record Reply(JsonObject whole) {

    /** The HTTP status. */
    public long status() {
      return whole.number("statusCode", -1);
    }

    /** The body, parsed. */
    public JsonObject body() {
      String body = String.valueOf(whole.string("body"));
      return Json.parseObject(body.getBytes(StandardCharsets.UTF_8), "the body");
    }

    /** A header, by its name as written. */
    public String header(String name) {
      return String.valueOf(whole.object("headers").string(name));
    }
  }
}

package dev.efsshare.producer;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.event.HttpRequest;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.log.Metrics;
import dev.efsshare.functions.shell.Answer;
import dev.efsshare.functions.shell.Invocation;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.functions.shell.Routes;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.FileId;
import dev.efsshare.transfer.ObjectRef;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** POST /ingest. */
final class IngestAction implements Routes.Action<ProducerApp> {
  private static final List<String> MEMBERS = List.of("key", "data", "replace");
  private static final String WAYS =
      "send {\"key\": \"models/...\"} to fetch it from the bucket, {\"data\": base64} to store it,"
          + " or the content itself with another media type";

  @Override
  public Answer answer(Lazily<ProducerApp> app, HttpRequest request, Invocation invocation) {
    FileId fileId = FileId.random();
    ProducerApp ready = opened(app, fileId);
    Ingested ingested =
        request.isJson()
            ? ofJson(ready, request, fileId, invocation)
            : ofRaw(ready, request, fileId, invocation);
    invocation.log().info("ingested", ingested.members());
    invocation.metrics().add("IngestedBytes", (double) ingested.writtenBytes(), Metrics.Unit.BYTES);
    ready.housekeeping().after(ingested, invocation, true);
    Map<String, Object> body = new LinkedHashMap<>(ingested.members());
    body.put("requestId", invocation.requestId());
    return Answer.ok(body);
  }

  /** A failing mount is logged with the id that the file would have had. */
  private static ProducerApp opened(Lazily<ProducerApp> app, FileId fileId) {
    try {
      return app.get();
    } catch (FunctionException e) {
      throw IngestService.withId(e.problem(), fileId).asException();
    }
  }

  private static Ingested ofJson(
      ProducerApp app, HttpRequest request, FileId fileId, Invocation invocation) {
    if (request.query().containsKey("key")) {
      throw Problem.invalidRequest(
          "the 'key' query parameter goes with raw content; this body is JSON: put the key into it,"
              + " or send the content as application/octet-stream");
    }
    if (request.isBlank()) {
      throw Problem.invalidRequest("the request body is empty; " + WAYS);
    }
    JsonObject body = Json.parseObject(request.bodyBytes(), "the request body", MEMBERS);
    String key = body.string("key");
    String data = body.string("data");
    ExistingPolicy existing = policy(app, body.flag("replace"));
    if (data != null) {
      return app.ingests()
          .content(decoded(data), key, existing, fileId, invocation.timeForTransfer());
    }
    if (key == null) {
      throw Problem.invalidRequest("the request has neither 'key' nor 'data'; " + WAYS);
    }
    return app.ingests()
        .object(
            ObjectRef.of(app.settings().requireBucket(), key),
            null,
            existing,
            fileId,
            invocation.timeForTransfer());
  }

  private static Ingested ofRaw(
      ProducerApp app, HttpRequest request, FileId fileId, Invocation invocation) {
    if (!request.body().hasRemaining()) {
      throw Problem.invalidRequest("the request body is empty; " + WAYS);
    }
    refuseForms(request);
    return app.ingests()
        .content(
            request.body(),
            request.query().get("key"),
            policy(app, replaces(request)),
            fileId,
            invocation.timeForTransfer());
  }

  /** A form around a file, or text that was to be JSON, would be stored as a model. */
  private static void refuseForms(HttpRequest request) {
    String type = request.mediaType();
    if ("multipart/form-data".equals(type)) {
      throw Problem.invalidRequest(
          "the body is multipart/form-data, a form around the content; send the content alone as"
              + " application/octet-stream (with curl: --data-binary @FILE, not -F)");
    }
    if ("application/x-www-form-urlencoded".equals(type) && !request.query().containsKey("key")) {
      throw Problem.invalidRequest(
          "the body is application/x-www-form-urlencoded and no JSON object; "
              + WAYS
              + " or with the 'key' query parameter");
    }
  }

  private static boolean replaces(HttpRequest request) {
    String value = request.query().get("replace");
    if (value == null || value.equals("true") || value.equals("false")) {
      return "true".equals(value);
    }
    throw Problem.invalidRequest(
        "the 'replace' query parameter must be true or false, not '" + value + "'");
  }

  private static ExistingPolicy policy(ProducerApp app, boolean replace) {
    if (replace) {
      // Whoever asks to replace may know that what is there is damaged.
      return ExistingPolicy.REPLACE;
    }
    ExistingPolicy configured = app.settings().existing();
    return configured == null ? ExistingPolicy.KEEP : configured;
  }

  private static ByteBuffer decoded(String data) {
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(data));
    } catch (IllegalArgumentException e) {
      throw Problem.of(ErrorCode.INVALID_REQUEST, "'data' must be base64: " + e.getMessage())
          .withCause(e)
          .asException();
    }
  }
}

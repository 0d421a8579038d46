package dev.efsshare.consumer;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.HumanSize;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.event.HttpRequest;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.store.FileId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for. At least one of fileId and model is there.
 *
 * @param fileId a generation, or null
 * @param model the name of a model as the caller wrote it, or null
 * @param input what to apply the model to, or null
 */
record PredictRequest(@Nullable FileId fileId, @Nullable String model, @Nullable String input) {
  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final List<String> MEMBERS = List.of("fileId", "model", "input");

  /**
   * Reads a request body.
   *
   * @throws dev.efsshare.functions.error.FunctionException INVALID_REQUEST or PAYLOAD_TOO_LARGE
   */
  static PredictRequest of(HttpRequest request) {
    if (request.body().remaining() > MAX_BODY_BYTES) {
      throw Problem.of(
              ErrorCode.PAYLOAD_TOO_LARGE,
              "the request body has %d bytes; /predict takes %d"
                  .formatted(request.body().remaining(), MAX_BODY_BYTES))
          .with("maxSize", HumanSize.of(MAX_BODY_BYTES))
          .with("maxSizeBytes", MAX_BODY_BYTES)
          .asException();
    }
    if (request.isBlank()) {
      throw Problem.invalidRequest(
          "the request body is empty; send {\"fileId\": ..., \"model\": ...} or one of the two");
    }
    JsonObject body = Json.parseObject(request.bodyBytes(), "the request body", MEMBERS);
    String id = body.string("fileId");
    PredictRequest read =
        new PredictRequest(
            id == null ? null : FileNames.id(id), notEmpty(body, "model"), notEmpty(body, "input"));
    if (read.fileId == null && read.model == null) {
      throw Problem.invalidRequest("the request has neither 'fileId' nor 'model'");
    }
    return read;
  }

  private static @Nullable String notEmpty(JsonObject body, String name) {
    String value = body.string(name);
    if (value != null && value.isBlank()) {
      throw Problem.invalidRequest("'" + name + "' is empty");
    }
    return value;
  }
}

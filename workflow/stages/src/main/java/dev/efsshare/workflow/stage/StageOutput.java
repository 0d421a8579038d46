package dev.efsshare.workflow.stage;

import dev.efsshare.functions.json.Json;
import dev.efsshare.workflow.handover.Bucket;
import dev.efsshare.workflow.handover.Handover;
import dev.efsshare.workflow.handover.HandoverOutput;
import dev.efsshare.workflow.handover.HandoverOutput.Published;
import dev.efsshare.workflow.handover.LineReader.Line;
import dev.efsshare.workflow.handover.Origin;
import dev.efsshare.workflow.handover.Upload;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a stage makes. It is on the function's own disk until the stage is done and its input was
 * checked. Not thread-safe.
 */
public final class StageOutput implements Closeable {
  private final HandoverOutput taken = new HandoverOutput();
  private final HandoverOutput rejected;
  private final Map<String, Long> dropped = new TreeMap<>();
  private @Nullable String model;
  private @Nullable Document document;

  StageOutput() throws IOException {
    this.rejected = new HandoverOutput();
  }

  /** Hands a record on. */
  public void write(Map<String, ? extends @Nullable Object> record) throws IOException {
    taken.line(Json.bytes(record));
  }

  /**
   * Does not hand a record on.
   *
   * @param line as it was read
   * @param reason few distinct ones: records are counted by it
   * @param message for people
   */
  public void drop(Line line, String reason, String message) throws IOException {
    dropped.merge(reason, 1L, Long::sum);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("line", line.number());
    told.put("reason", reason);
    told.put("message", message);
    told.put("record", new String(line.bytes(), StandardCharsets.UTF_8));
    rejected.line(Json.bytes(told));
  }

  /** Names the model that was used. */
  public void model(String fileId) {
    model = fileId;
  }

  /**
   * Hands a document on in place of records: for a stage after which there are none.
   *
   * @param json the document
   * @param records how many records it stands for
   * @param repeated whether it was there already
   */
  public void document(byte[] json, long records, boolean repeated) {
    document = new Document(json, records, repeated);
  }

  /** Puts everything where others find it; what is there already stays, and counts. */
  StageResult publish(Bucket bucket, ExecutionContext context, Origin origin) throws IOException {
    Origin after = origin.withModel(model);
    if (!publishRejected(bucket, context)) {
      return found(bucket, context)
          .orElseThrow(() ->
              new PermanentStageException(
                  bucket.locationOf(context.rejectedKey())
                      + " is of an attempt that had other rules; send the message again for a new"
                      + " execution"));
    }
    Document instead = document;
    Published published =
        instead == null
            ? taken.publish(bucket, context.outputKey(), dropped, after)
            : instead.publish(bucket, context.outputKey(), dropped, after);
    boolean repeated = published.repeated() || (instead != null && instead.repeated);
    return StageResult.succeeded(context, published.handover(), repeated);
  }

  /** Before the output, which says that all is there. False if something else is in its place. */
  private boolean publishRejected(Bucket bucket, ExecutionContext context) throws IOException {
    if (rejected.records() == 0) {
      return bucket.head(context.rejectedKey()).isEmpty();
    }
    Upload upload = rejected.upload(Map.of());
    Upload named = rejected.upload(Map.of("sha256", upload.sha256()));
    return bucket.create(context.rejectedKey(), named)
        || bucket
            .head(context.rejectedKey())
            .filter(held -> upload.sha256().equals(held.metadata().get("sha256")))
            .isPresent();
  }

  /** The result of an attempt that was there before. */
  static Optional<StageResult> found(Bucket bucket, ExecutionContext context) throws IOException {
    return HandoverOutput.find(bucket, context.outputKey())
        .map(handover -> StageResult.succeeded(context, handover, true));
  }

  @Override
  public void close() throws IOException {
    try (taken) {
      rejected.close();
    }
  }

  /** One JSON value. */
  private static final class Document {
    private final byte[] json;
    private final long records;
    private final boolean repeated;

    Document(byte[] json, long records, boolean repeated) {
      this.json = json;
      this.records = records;
      this.repeated = repeated;
    }

    Published publish(Bucket bucket, String key, Map<String, Long> dropped, Origin origin)
        throws IOException {
      Upload plain = Upload.json(json, Map.of());
      Handover own = new Handover(plain.sha256(), records, dropped, origin);
      return HandoverOutput.publish(bucket, key, own, Upload.json(json, own.metadata()));
    }
  }
}

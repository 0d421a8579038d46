package dev.efsshare.producer;

import dev.efsshare.PendingFile;
import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.share.Share;
import dev.efsshare.functions.share.ShareProblems;
import dev.efsshare.store.ContentWriter;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.FileId;
import dev.efsshare.store.PutRequest;
import dev.efsshare.store.PutResult;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.Verification;
import dev.efsshare.transfer.IngestRequest;
import dev.efsshare.transfer.ObjectIngestor;
import dev.efsshare.transfer.ObjectRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings content onto the share. Thread-safe.
 *
 * <p>Errors are {@link dev.efsshare.functions.error.FunctionException}s; those about writing carry
 * the id that the content would have had.
 */
final class IngestService {
  private final FunctionSettings settings;
  private final Share share;
  private final ShareProblems problems;
  private final ObjectIngestor ingestor;
  private final ModelKeys keys;

  IngestService(Share share, ObjectIngestor ingestor) {
    this.settings = share.settings();
    this.share = share;
    this.problems = share.problems();
    this.ingestor = ingestor;
    this.keys = new ModelKeys(settings.modelsPrefix());
  }

  /**
   * Ingests an object.
   *
   * @param object in the bucket, below the prefix of models
   * @param sequencer of the event that asks for it, or null
   */
  Ingested object(
      ObjectRef object,
      @Nullable String sequencer,
      ExistingPolicy existing,
      FileId fileId,
      Duration timeLimit) {
    StoreKey key = keys.storeKey(object.key());
    IngestRequest request =
        IngestRequest.of(object, key)
            .withExisting(existing)
            .withSequencer(sequencer)
            .withMaxBytes(settings.maxObjectBytes())
            .withTimeLimit(timeLimit)
            .withFileId(fileId);
    return guarded(object.key(), fileId, () -> ingestor.ingest(request));
  }

  /**
   * Stores the content of a request.
   *
   * @param objectKey below the prefix of models; null for one made from the id
   */
  Ingested content(
      ByteBuffer content,
      @Nullable String objectKey,
      ExistingPolicy existing,
      FileId fileId,
      Duration timeLimit) {
    String name = objectKey == null ? settings.modelsPrefix() + fileId : objectKey;
    if (content.remaining() > settings.maxObjectBytes()) {
      throw ShareProblems.tooLarge(
              content.remaining(), settings.maxObjectBytes(), "MAX_OBJECT_BYTES", name)
          .asException();
    }
    PutRequest request =
        PutRequest.of(keys.storeKey(name))
            .withFileId(fileId)
            .withExisting(existing)
            .withMaxBytes(settings.maxObjectBytes())
            .withTimeLimit(timeLimit);
    return guarded(
        name, fileId, () -> share.store().put(request, file -> write(file, content.duplicate())));
  }

  private static ContentWriter.Written write(PendingFile file, ByteBuffer content)
      throws IOException {
    file.append(content);
    return new ContentWriter.Written(file.commit(), Verification.NONE);
  }

  private Ingested guarded(String objectKey, FileId fileId, Put put) {
    try {
      PutResult result = put.run();
      return new Ingested(result, share.store().linkOf(result.record().key()), settings);
    } catch (IOException e) {
      throw withId(problems.ofIngest(e, objectKey), fileId).asException();
    } catch (InvalidPathException e) {
      throw ModelKeys.unusable(objectKey, e.getReason(), e).asException();
    }
  }

  /**
   * A failed write tells the id that the file would have had, to find its traces by; a caller's
   * error has no file.
   */
  static Problem withId(Problem problem, FileId fileId) {
    return "write".equals(problem.code().logStage())
        ? problem.withFileId(fileId.toString())
        : problem;
  }

  /** A put that may fail. */
  private interface Put {
    PutResult run() throws IOException;
  }
}

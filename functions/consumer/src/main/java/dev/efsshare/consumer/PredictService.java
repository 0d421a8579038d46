package dev.efsshare.consumer;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.shell.Invocation;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.StoredFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers requests: find the file, read and verify it, process it, write the result. Thread-safe.
 */
final class PredictService {
  private final ModelFiles models;
  private final Results results;

  PredictService(ModelFiles models, Results results) {
    this.models = models;
    this.results = results;
  }

  /**
   * Predicts.
   *
   * @throws dev.efsshare.functions.error.FunctionException for every failure; S3_ARCHIVE_FAILED has
   *     the members of the answer in its details
   */
  Prediction predict(PredictRequest request, Invocation invocation) {
    Stopwatch watch = new Stopwatch();
    StoredFile file = models.resolve(request);
    watch.lap("resolveMs");
    try {
      return predict(file, request, invocation, watch);
    } catch (FunctionException e) {
      throw withFileId(e.problem(), file).asException();
    }
  }

  private Prediction predict(
      StoredFile file, PredictRequest request, Invocation invocation, Stopwatch watch) {
    ModelFiles.Loaded loaded = models.load(file, request.input() != null);
    watch.lap("loadMs");
    Map<String, Object> result = process(file, loaded, request);
    watch.lap("processMs");
    String name = Results.nameOf(file);
    byte[] document = document(file, result, invocation);
    Stored stored = store(name, document, invocation, watch);
    ResultArchive.Outcome archived = stored.archived();
    Map<String, Object> members = identity(file);
    members.put("efsPath", stored.path().toString());
    if (archived.key() != null) {
      members.put("s3Key", archived.key());
    }
    members.put("durationMs", watch.totalMillis());
    members.put("result", result);
    members.put("timings", timings(watch, loaded));
    members.put("coldStart", invocation.coldStart());
    members.put("environmentId", invocation.environmentId());
    members.put("requestId", invocation.requestId());
    tellArchiveProblem(archived, members, invocation);
    return new Prediction(members, watch.steps());
  }

  /** To the share and to the archive at the same time; an answer needs both to have ended. */
  private Stored store(String name, byte[] document, Invocation invocation, Stopwatch watch) {
    try (ResultArchive.Running archiving = results.archive().start(name, document)) {
      Path path = results.write(name, document);
      watch.lap("writeMs");
      ResultArchive.Outcome archived = archiving.await(invocation.timeForTransfer());
      watch.lap("archiveMs");
      return new Stored(path, archived);
    }
  }

  private record Stored(Path path, ResultArchive.Outcome archived) {}

  private static Map<String, Object> process(
      StoredFile file, ModelFiles.Loaded loaded, PredictRequest request) {
    try {
      return loaded.file().answer(request.input());
    } catch (RuntimeException | OutOfMemoryError e) {
      throw ModelFiles.processingFailed(file, e);
    }
  }

  /** The result is safe on the share; a caller who relies on the archive is told, all the same. */
  private static void tellArchiveProblem(
      ResultArchive.Outcome archived, Map<String, Object> members, Invocation invocation) {
    Problem problem = archived.problem();
    if (problem == null) {
      return;
    }
    if (archived.tolerated()) {
      invocation.log().warn("not archived", Map.of("error", problem.toLog()));
      return;
    }
    Problem full = problem;
    for (Map.Entry<String, Object> member : members.entrySet()) {
      full = full.with(member.getKey(), member.getValue());
    }
    throw full.asException();
  }

  /** What the result file holds. */
  private static byte[] document(
      StoredFile file, Map<String, Object> result, Invocation invocation) {
    Map<String, Object> document = identity(file);
    document.put("result", result);
    document.put("requestId", invocation.requestId());
    return Json.bytes(document);
  }

  private static Map<String, Object> identity(StoredFile file) {
    Map<String, Object> members = new LinkedHashMap<>();
    switch (file) {
      case StoredFile.Recorded(FileRecord record, Path path) -> {
        members.put("fileId", record.fileId().toString());
        members.put("model", record.key().value());
        members.put("generation", record.generation());
      }
      case StoredFile.Foreign foreign -> members.put("model", foreign.key().value());
    }
    return members;
  }

  private static Map<String, Object> timings(Stopwatch watch, ModelFiles.Loaded loaded) {
    Map<String, Object> timings = new LinkedHashMap<>(watch.steps());
    timings.put("loaded", loaded.kept() ? "kept" : "read");
    return timings;
  }

  private static Problem withFileId(Problem problem, StoredFile file) {
    return file instanceof StoredFile.Recorded recorded
        ? problem.withFileId(recorded.record().fileId().toString())
        : problem;
  }
}

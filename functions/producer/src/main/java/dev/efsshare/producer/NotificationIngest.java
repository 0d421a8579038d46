package dev.efsshare.producer;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.event.LambdaEvent.S3Notification;
import dev.efsshare.functions.event.S3Record;
import dev.efsshare.functions.event.S3Record.Notice;
import dev.efsshare.functions.log.Metrics;
import dev.efsshare.functions.shell.Answer;
import dev.efsshare.functions.shell.FunctionShell;
import dev.efsshare.functions.shell.Invocation;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.FileId;
import dev.efsshare.transfer.ObjectRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ingests what S3 says was created. Each record stands on its own: one that can never succeed is
 * logged and done with; when any might succeed later, the notification is refused once at the end,
 * so that Lambda delivers it again (records that succeeded then answer {@code exists}).
 */
final class NotificationIngest implements FunctionShell.NotificationAction<ProducerApp> {

  @Override
  public Answer take(Lazily<ProducerApp> app, S3Notification notification, Invocation invocation) {
    List<Map<String, Object>> outcomes = new ArrayList<>();
    List<String> again = new ArrayList<>();
    for (S3Record record : notification.records()) {
      FileId fileId = FileId.random();
      try {
        outcomes.add(ingest(app, record, fileId, invocation));
      } catch (FunctionException e) {
        outcomes.add(failed(IngestService.withId(e.problem(), fileId), record, invocation, again));
      } catch (RuntimeException e) {
        outcomes.add(failed(FunctionShell.unexpected(e), record, invocation, again));
      }
    }
    if (!again.isEmpty()) {
      throw new DeliverAgainException(again, notification.records().size());
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("records", outcomes);
    body.put("requestId", invocation.requestId());
    return Answer.ok(body);
  }

  private static Map<String, Object> ingest(
      Lazily<ProducerApp> app, S3Record record, FileId fileId, Invocation invocation) {
    Notice notice = record.read();
    ProducerApp ready = app.get();
    String skipped = reasonToSkip(ready, notice);
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("key", notice.key());
    if (skipped != null) {
      outcome.put("status", "skipped");
      outcome.put("reason", skipped);
      invocation.log().info("record skipped", outcome);
      return outcome;
    }
    Ingested ingested =
        ready
            .ingests()
            .object(
                new ObjectRef(notice.bucket(), notice.key(), notice.versionId()),
                notice.sequencer(),
                policy(ready),
                fileId,
                invocation.timeForTransfer());
    outcome.putAll(ingested.members());
    invocation.log().info("ingested", outcome);
    invocation.metrics().add("IngestedBytes", (double) ingested.writtenBytes(), Metrics.Unit.BYTES);
    ready.housekeeping().after(ingested, invocation, false);
    return outcome;
  }

  private static @Nullable String reasonToSkip(ProducerApp app, Notice notice) {
    String bucket = app.settings().requireBucket();
    if (!notice.isCreation()) {
      return notice.eventName() + " creates nothing";
    }
    if (!notice.bucket().equals(bucket)) {
      return "bucket '%s' is not S3_BUCKET_NAME '%s'".formatted(notice.bucket(), bucket);
    }
    String prefix = app.settings().modelsPrefix();
    if (!notice.key().startsWith(prefix)) {
      return "the key is not below '" + prefix + "'";
    }
    return notice.isFolderMarker() ? "it is a folder marker" : null;
  }

  private static ExistingPolicy policy(ProducerApp app) {
    ExistingPolicy configured = app.settings().existing();
    return configured == null ? ExistingPolicy.REPLACE_WHEN_CHANGED : configured;
  }

  private static Map<String, Object> failed(
      Problem problem, S3Record record, Invocation invocation, List<String> again) {
    boolean retry = problem.code().isRetryable();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("key", record.rawKey());
    members.put("retry", retry);
    invocation.log().problem(problem, members);
    invocation.metrics().add("Errors", 1, Metrics.Unit.COUNT);
    if (retry) {
      again.add(record.rawKey() + " (" + problem.code() + ")");
    }
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("key", record.rawKey());
    outcome.put("status", "failed");
    outcome.put("error", problem.code().name());
    outcome.put("message", problem.message());
    return outcome;
  }
}

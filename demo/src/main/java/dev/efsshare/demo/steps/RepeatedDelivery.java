package dev.efsshare.demo.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Await;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.FunctionLogs;
import dev.efsshare.demo.S3Events;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Sha256;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.SharedFiles;
import dev.efsshare.demo.Step;
import dev.efsshare.demo.target.Host;
import dev.efsshare.demo.target.ShareFunction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** S3 delivers events more than once and in any order; the share shows one file, the newest. */
public final class RepeatedDelivery implements Step {
  private static final String NAME = "price list (2).txt";
  private static final Duration LOG_LIMIT = Duration.ofSeconds(10);

  @Override
  public String id() {
    return "idempotency";
  }

  @Override
  public String title() {
    return "Events delivered twice and out of order change nothing";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    String key = share.files().key(NAME);
    ObjectNode first = upload(share, key, "first version", findings);
    ObjectNode second = upload(share, key, "second version", findings);
    ApiAnswer before = share.files().record(key);
    findings.doing("delivering the newest event twice more and the oldest one last");
    deliver(share, second, "exists", findings);
    deliver(share, second, "exists", findings);
    deliver(share, first, "superseded", findings);
    ApiAnswer after = share.files().record(key);
    findings.checkEqual("SHA-256", sha256("second version"), SharedFiles.sha256Of(after));
    findings.checkEqual("generation", 2, after.body().path("generation").asInt());
    findings.checkEqual("file id", before.text("fileId"), after.text("fileId"));
    findings.line(
        "'" + NAME + "': two versions, five deliveries, one file with the newest content");
    findings.line(
        share.host().isPresent()
            ? "of the repeated deliveries the log says: exists, exists, superseded"
            : "what the log says of each delivery: not looked up on this target");
    findings.keyFigure("5 deliveries, 2 versions, the newest is kept");
    findings.figure("deliveries", 5);
    findings.figure("generation", after.body().path("generation").asInt());
    findings.figure("log_was_read", share.host().isPresent());
  }

  /** Delivers an event; its own log line, not just any of its key, says what came of it. */
  private static void deliver(Share share, ObjectNode event, String outcome, Findings findings)
      throws Exception {
    ApiAnswer answer = share.invoke(ShareFunction.PRODUCER, event);
    findings.checkEqual("status of a delivery", 200, answer.status());
    if (share.host().isPresent()) {
      checkLogged(share.host().get(), answer.requestId(), outcome, findings);
    }
  }

  private static void checkLogged(Host host, String requestId, String outcome, Findings findings)
      throws Exception {
    Await.until(
        LOG_LIMIT,
        "the log of delivery " + requestId,
        () -> !FunctionLogs.linesWith(host.logs(), requestId, "\"ingested\"").isEmpty());
    findings.checkEqual(
        "log lines of delivery " + requestId + " that say " + outcome,
        1,
        FunctionLogs.linesWith(host.logs(), requestId, "\"ingested\"", '"' + outcome + '"').size());
  }

  /** Uploads, waits for the bucket's own event to be handled, and returns an event like it. */
  private static ObjectNode upload(Share share, String key, String content, Findings findings)
      throws Exception {
    findings.doing("uploading the " + content + " of " + NAME);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String eTag = share.files().upload(key, bytes);
    ApiAnswer record = share.files().await(key, Sha256.digest(bytes));
    // The event that was delivered is gone; what told its order is in the record.
    String sequencer = record.body().at("/source/sequencer").asText();
    findings.check(!sequencer.isEmpty(), "the record of the " + content + " has a sequencer");
    return S3Events.objectCreated(share.bucket(), key, bytes.length, eTag, sequencer);
  }

  private static String sha256(String content) {
    return Sha256.of(content.getBytes(StandardCharsets.UTF_8));
  }
}

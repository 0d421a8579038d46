package dev.efsshare.demo.steps;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.demo.Await;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.FunctionLogs;
import dev.efsshare.demo.MountedStore;
import dev.efsshare.demo.S3Events;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import dev.efsshare.store.SourceVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.sync.RequestBody;

/** S3 delivers events more than once and in any order; the share shows one file, the newest. */
public final class RepeatedDelivery implements Step {
  private static final String NAME = "price list (2).txt";
  private static final String KEY = "models/" + NAME;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Override
  public String id() {
    return "idempotency";
  }

  @Override
  public String title() {
    return "Events delivered twice and out of order change nothing";
  }

  @Override
  public void show(Share share, Findings findings) throws Exception {
    ObjectNode first = upload(share, "first version", findings);
    ObjectNode second = upload(share, "second version", findings);
    findings.doing("delivering the newest event twice more and the oldest one last");
    for (ObjectNode event : List.of(second, second, first)) {
      findings.checkEqual("answer", 200, share.invoke("ProducerFunction", event).status());
    }
    findings.checkEqual("content", "second version", Files.readString(share.modelPath(NAME)));
    Path logs = share.stack().logs();
    int exists = countLogged(logs, "exists", 2, findings);
    int superseded = countLogged(logs, "superseded", 1, findings);
    findings.line("'" + KEY + "': two versions, five deliveries, one file with the newest content");
    findings.figure("deliveries", 5);
    findings.figure("logged_exists", exists);
    findings.figure("logged_superseded", superseded);
  }

  /** If the number is not as expected, the lines themselves tell which delivery was too many. */
  private static int countLogged(Path logs, String status, int expected, Findings findings)
      throws IOException {
    List<String> lines = FunctionLogs.linesWith(logs, KEY, '"' + status + '"');
    String what = "log lines that say " + status;
    if (lines.size() != expected) {
      what += lines.stream().collect(joining("\n  ", " (\n  ", ")"));
    }
    findings.checkEqual(what, expected, lines.size());
    return lines.size();
  }

  /** Uploads, waits for the bucket's own event to be handled, and returns an event like it. */
  private static ObjectNode upload(Share share, String content, Findings findings)
      throws Exception {
    findings.doing("uploading the " + content + " of " + KEY);
    String eTag =
        share
            .s3()
            .putObject(b -> b.bucket(share.bucket()).key(KEY), RequestBody.fromString(content))
            .eTag();
    Path file = share.modelPath(NAME);
    Await.until(LIMIT, file + " to hold the " + content, () -> content.equals(textOf(file)));
    return S3Events.objectCreated(
        share.bucket(), KEY, content.length(), eTag.replace("\"", ""), sequencerOfNewest(share));
  }

  /** The event that was delivered is gone; what told its order is in the record. */
  private static String sequencerOfNewest(Share share) throws IOException {
    SourceVersion source = new MountedStore(share.stack().mount()).newest(NAME).source();
    return Objects.requireNonNull(Objects.requireNonNull(source).sequencer());
  }

  private static String textOf(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}

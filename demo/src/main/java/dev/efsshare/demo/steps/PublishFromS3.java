package dev.efsshare.demo.steps;

import dev.efsshare.demo.Await;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.LanguageModel;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Sha256;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.SharedFiles;
import dev.efsshare.demo.Step;
import dev.efsshare.demo.target.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An upload to the bucket puts the model onto the share, without anyone asking. */
public final class PublishFromS3 implements Step {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Override
  public String id() {
    return "s3_trigger";
  }

  @Override
  public String title() {
    return "A model uploaded to S3 appears on the share";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    byte[] model = LanguageModel.bytes();
    SharedFiles files = share.files();
    String key = files.key(LanguageModel.NAME);
    findings.doing("uploading " + LanguageModel.NAME + " to the bucket");
    files.upload(key, model);
    long uploaded = System.nanoTime();
    findings.doing("waiting for the event to start a producer and the producer to publish");
    if (share.host().isPresent()) {
      seenOnTheMount(share.host().get(), key, model.length, findings);
    } else {
      files.await(key, Sha256.digest(model));
    }
    Duration visible = Duration.ofNanos(System.nanoTime() - uploaded);
    findings.checkEqual(
        "SHA-256 in the record",
        Sha256.of(model),
        SharedFiles.sha256Of(files.await(key, Sha256.digest(model))));
    findings.line(
        "%s, %,d bytes, on the share %.1f s after the upload (cold producer)"
            .formatted(key, model.length, visible.toMillis() / 1000.0));
    findings.keyFigure(
        "on the share %.1f s after the upload".formatted(visible.toMillis() / 1000.0));
    findings.figure("size_bytes", model.length);
    findings.figure("upload_to_visible_ms", visible.toMillis());
  }

  /** The first look after its name appeared: a file that grows under its name would be smaller. */
  private static void seenOnTheMount(Host host, String key, long size, Findings findings)
      throws Exception {
    Path onMount = host.pathOf(key);
    Await.until(LIMIT, onMount + " to appear", () -> Files.exists(onMount));
    findings.checkEqual("size at first sight", size, Files.size(onMount));
  }
}

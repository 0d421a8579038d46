package dev.efsshare.demo.steps;

import dev.efsshare.demo.Await;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.LanguageModel;
import dev.efsshare.demo.Sha256;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.core.sync.RequestBody;

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
  public void show(Share share, Findings findings) throws Exception {
    byte[] model = LanguageModel.bytes();
    String key = "models/" + LanguageModel.NAME;
    findings.doing("uploading s3://" + share.bucket() + "/" + key);
    String sha256 = Sha256.base64(model);
    share
        .s3()
        .putObject(
            b -> b.bucket(share.bucket()).key(key).checksumSHA256(sha256),
            RequestBody.fromBytes(model));
    long uploaded = System.nanoTime();
    findings.doing("waiting for the event to start a producer and the producer to publish");
    Path onMount = share.modelPath(LanguageModel.NAME);
    Await.until(LIMIT, onMount + " to appear", () -> Files.exists(onMount));
    long millis = Duration.ofNanos(System.nanoTime() - uploaded).toMillis();
    // The first look after its name appeared: a file that grows under its name would be smaller.
    findings.checkEqual("size at first sight", (long) model.length, Files.size(onMount));
    findings.line(
        "s3://%s/%s, %,d bytes, on the mount %.1f s after the upload (cold producer)"
            .formatted(share.bucket(), key, model.length, millis / 1000.0));
    findings.figure("size_bytes", model.length);
    findings.figure("upload_to_visible_ms", millis);
  }
}

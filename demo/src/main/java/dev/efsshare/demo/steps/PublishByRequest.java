package dev.efsshare.demo.steps;

import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.RandomContent;
import dev.efsshare.demo.Samples;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Sha256;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.SharedFiles;
import dev.efsshare.demo.Step;

/** A request puts a file onto the share; the same request again finds it there. */
public final class PublishByRequest implements Step {
  private static final int SIZE_BYTES = 64 * 1024;

  @Override
  public String id() {
    return "producer_api";
  }

  @Override
  public String title() {
    return "A request puts a file onto the share, once";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    SharedFiles files = share.files();
    Samples samples = new Samples();
    for (int i = 0; i < scale.apiCalls(); i++) {
      String key = files.key("by-request-" + i + ".bin");
      byte[] content = new RandomContent(i, SIZE_BYTES).bytes();
      ApiAnswer first = files.ingest(key, content, false);
      ApiAnswer again = files.ingest(key, content, false);
      check(first, key, content, "created", findings);
      check(again, key, content, "exists", findings);
      findings.checkEqual("file id of the second", first.text("fileId"), again.text("fileId"));
      samples.add(first.took());
    }
    raw(files.key("raw body.bin"), share, findings);
    findings.line(
        "%d files of 64 KiB as Base64, one as it is: created, then exists with the same id"
            .formatted(samples.count()));
    findings.line(
        "answers p50 %.0f ms, p95 %.0f ms (n = %d)"
            .formatted(samples.p50(), samples.p95(), samples.count()));
    findings.keyFigure(
        "p50 %.0f ms, p95 %.0f ms (n = %d)"
            .formatted(samples.p50(), samples.p95(), samples.count()));
    findings.figure("duration_ms", Math.round(samples.p50()));
    findings.figure("size_bytes", SIZE_BYTES);
    findings.figures("", "ms", samples);
  }

  /** The body is the content itself, its key is in the query. */
  private static void raw(String key, Share share, Findings findings) throws Exception {
    byte[] content = new RandomContent(20261121, SIZE_BYTES).bytes();
    String route = "/ingest?key=" + key.replace(" ", "%20");
    check(
        share.post(route, "application/octet-stream", content), key, content, "created", findings);
  }

  private static void check(
      ApiAnswer answer, String key, byte[] content, String status, Findings findings) {
    findings.checkEqual("HTTP status", 200, answer.status());
    findings.checkEqual("status of " + key, status, answer.text("status"));
    findings.checkEqual("key", key, answer.text("s3Key"));
    findings.checkEqual("SHA-256 of " + key, Sha256.of(content), answer.text("sha256"));
    findings.check(
        answer.text("efsPath").endsWith("/" + key), answer.text("efsPath") + " leads to " + key);
  }
}

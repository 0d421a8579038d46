package dev.efsshare.demo.steps;

import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.Progress;
import dev.efsshare.demo.Progress.Unit;
import dev.efsshare.demo.RandomContent;
import dev.efsshare.demo.Samples;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Sha256;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.SharedFiles;
import dev.efsshare.demo.Step;
import java.time.Duration;
import java.util.Map;

/** From the start of an upload to the answer about its content, through both functions. */
public final class EndToEndLatency implements Step {
  private static final int SIZE_BYTES = 64 * 1024;

  @Override
  public String id() {
    return "end_to_end_latency";
  }

  @Override
  public String title() {
    return "From upload through both functions to an answer";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    SharedFiles files = share.files();
    Progress.Bar bar =
        findings.counting("objects from upload to answer", scale.latencyRounds(), Unit.PIECES);
    Samples uploaded = new Samples();
    Samples visible = new Samples();
    Samples answered = new Samples();
    for (int i = 0; i < scale.latencyRounds(); i++) {
      byte[] content = new RandomContent(1_000 + i, SIZE_BYTES).bytes();
      byte[] sha256 = Sha256.digest(content);
      String key = files.key("latency-" + i + ".bin");
      long started = System.nanoTime();
      files.upload(key, content);
      uploaded.add(since(started));
      files.await(key, sha256);
      visible.add(since(started));
      ApiAnswer answer = share.predict(Map.of("model", key));
      answered.add(since(started));
      findings.checkEqual("status", 200, answer.status());
      findings.checkEqual(
          "SHA-256 of what the consumer read",
          Sha256.hex(sha256),
          answer.body().at("/result/checksums/SHA-256").asText());
      bar.advance(1);
    }
    report(uploaded, visible, answered, findings);
  }

  private static void report(
      Samples uploaded, Samples visible, Samples answered, Findings findings) {
    findings.line(
        "64 KiB, since the start of the upload, p50: in S3 %.0f ms, on the share %.0f ms, answered %.0f ms"
            .formatted(uploaded.p50(), visible.p50(), answered.p50()));
    findings.keyFigure(
        "p50 %,.0f ms, p95 %,.0f ms to an answer (n = %d)"
            .formatted(answered.p50(), answered.p95(), answered.count()));
    findings.figure("duration_ms", Math.round(answered.p50()));
    findings.figure("size_bytes", SIZE_BYTES);
    findings.figures("uploaded", "ms", uploaded);
    findings.figures("on_share", "ms", visible);
    findings.figures("answered", "ms", answered);
  }

  private static Duration since(long startedNanos) {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }
}

package dev.efsshare.demo.steps;

import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.RandomContent;
import dev.efsshare.demo.Sha256;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.SharedFiles;
import java.time.Duration;
import java.util.Map;

/**
 * One file on its way through the share: uploaded, written by the producer, read by the consumer.
 *
 * @param sizeBytes its size
 * @param upload the client's PUT to the bucket
 * @param write from the end of the upload until the share has it: event, transfer, checks, forcing
 * @param read the consumer's own time to read and verify it
 * @param answer the consumer's answer as the client saw it
 */
record Transfer(long sizeBytes, Duration upload, Duration write, Duration read, Duration answer) {
  private static final double MEGABYTE = 1e6;

  static Transfer of(Share share, String key, RandomContent content, Findings findings)
      throws Exception {
    SharedFiles files = share.files();
    String name = SharedFiles.nameOf(key);
    findings.doing("making " + name);
    byte[] sha256 = content.sha256();
    long started = System.nanoTime();
    files.upload(key, content, sha256, findings);
    long uploaded = System.nanoTime();
    findings.doing("waiting for a producer to publish " + name);
    ApiAnswer record = files.await(key, sha256);
    long written = System.nanoTime();
    findings.checkEqual("bytes", content.sizeBytes(), record.body().path("sizeBytes").asLong());
    findings.checkEqual(
        "what S3's checksum verified", "SHA-256 full object", record.text("verifiedBy"));
    findings.doing("waiting for a consumer to read " + name);
    ApiAnswer answer = share.predict(Map.of("model", key));
    findings.checkEqual("status of reading", 200, answer.status());
    findings.checkEqual(
        "SHA-256 of what the consumer read",
        Sha256.hex(sha256),
        answer.body().at("/result/checksums/SHA-256").asText());
    findings.checkEqual("read anew", "read", answer.body().at("/timings/loaded").asText());
    return new Transfer(
        content.sizeBytes(),
        Duration.ofNanos(uploaded - started),
        Duration.ofNanos(written - uploaded),
        millis(answer.body().at("/timings/loadMs").asDouble()),
        answer.took());
  }

  private static Duration millis(double millis) {
    return Duration.ofNanos(Math.max(1, Math.round(millis * 1e6)));
  }

  double writeMbPerSecond() {
    return perSecond(write);
  }

  double readMbPerSecond() {
    return perSecond(read);
  }

  private double perSecond(Duration time) {
    return sizeBytes / MEGABYTE / (time.toNanos() / 1e9);
  }
}

package dev.efsshare.demo.steps;

import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.LanguageModel;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Sha256;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import java.util.Map;
import java.util.zip.CRC32C;

/** Source, record, what the other function reads, and the mount agree on every byte. */
public final class SameBytes implements Step {

  @Override
  public String id() {
    return "read_back";
  }

  @Override
  public String title() {
    return "What the consumer reads is what was uploaded";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    byte[] model = LanguageModel.bytes();
    String source = Sha256.of(model);
    String key = share.files().languageModel();
    ApiAnswer again = share.post("/ingest", Map.of("key", key));
    findings.checkEqual("status of ingesting it again", 200, again.status());
    findings.checkEqual("answer to ingesting it again", "exists", again.text("status"));
    findings.checkEqual("SHA-256 in the record", source, again.text("sha256"));
    ApiAnswer read = share.predict(Map.of("model", key));
    // Computed by the consumer from what it read; the record has no such checksum.
    findings.checkEqual(
        "CRC32C of what the consumer read",
        crc32c(model),
        read.body().at("/result/checksums/CRC32C").asText());
    findings.checkEqual(
        "bytes that the consumer read",
        (long) model.length,
        read.body().at("/result/sizeBytes").asLong());
    boolean mounted = share.host().isPresent();
    if (mounted) {
      findings.checkEqual(
          "SHA-256 on the mount", source, Sha256.of(share.host().get().pathOf(key)));
    }
    findings.line("SHA-256 " + source + " (verified by " + again.text("verifiedBy") + ")");
    findings.line(
        "CRC32C " + crc32c(model) + ", computed by the consumer from what it read on the share");
    findings.line(
        mounted ? "the mount's file was read, too" : "the mount itself: not on this target");
    findings.keyFigure("%,d bytes, SHA-256 %s...".formatted(model.length, source.substring(0, 12)));
    findings.figure("sha256", source);
    findings.figure("verified_by", again.text("verifiedBy"));
    findings.figure("file_id", again.text("fileId"));
    findings.figure("mount_was_read", mounted);
  }

  private static String crc32c(byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    return "%08x".formatted(checksum.getValue());
  }
}

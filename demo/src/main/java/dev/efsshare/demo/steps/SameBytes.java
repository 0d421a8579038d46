package dev.efsshare.demo.steps;

import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.LanguageModel;
import dev.efsshare.demo.Sha256;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import java.util.Map;

/** Source, mount and record agree on every byte. */
public final class SameBytes implements Step {

  @Override
  public String id() {
    return "read_back";
  }

  @Override
  public String title() {
    return "The bytes on the mount are the bytes of the source";
  }

  @Override
  public void show(Share share, Findings findings) throws Exception {
    String source = Sha256.of(LanguageModel.bytes());
    String onMount = Sha256.of(share.modelPath(LanguageModel.NAME));
    ApiAnswer again = share.post("/ingest", Map.of("key", "models/" + LanguageModel.NAME));
    findings.checkEqual("status of ingesting it again", 200, again.status());
    findings.checkEqual("answer to ingesting it again", "exists", again.text("status"));
    findings.checkEqual("SHA-256 on the mount", source, onMount);
    findings.checkEqual("SHA-256 in the record", source, again.text("sha256"));
    findings.line("SHA-256 " + source + " (verified by " + again.text("verifiedBy") + ")");
    findings.figure("sha256", source);
    findings.figure("verified_by", again.text("verifiedBy"));
    findings.figure("file_id", again.text("fileId"));
  }
}

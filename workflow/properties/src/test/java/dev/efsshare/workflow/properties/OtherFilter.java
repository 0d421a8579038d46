package dev.efsshare.workflow.properties;

import dev.efsshare.workflow.testing.TestBucket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A stage that somebody else wrote: of this project it has nothing but the keys and the metadata.
 * It keeps what has {@code keep} in its line.
 */
final class OtherFilter {
  private final TestBucket bucket;

  OtherFilter(TestBucket bucket) {
    this.bucket = bucket;
  }

  void run(String execution, String stage, String before) throws NoSuchAlgorithmException {
    String input = "executions/%s/%s/output.json".formatted(execution, before);
    List<String> lines = bucket.text(input).lines().toList();
    List<String> kept = lines.stream().filter(each -> each.contains("keep")).toList();
    String output = String.join("", kept.stream().map(each -> each + "\n").toList());
    Map<String, String> metadata = new HashMap<>(bucket.head(input).metadata());
    metadata.put("sha256", sha256(output));
    metadata.put("records", Integer.toString(kept.size()));
    metadata.remove("dropped");
    bucket.put("executions/%s/%s/output.json".formatted(execution, stage), output, metadata);
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}

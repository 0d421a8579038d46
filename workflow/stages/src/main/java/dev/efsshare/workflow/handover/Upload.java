package dev.efsshare.workflow.handover;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentSummary;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is to become an object. Immutable.
 *
 * @param content opens it from the first byte, as often as asked
 * @param summary its size and SHA-256, which the bucket compares with what arrives
 * @param contentType its media type
 * @param metadata ASCII, 2 KB together, by lower-case name
 */
public record Upload(
    Supplier<InputStream> content,
    ContentSummary summary,
    String contentType,
    Map<String, String> metadata) {
  /** Of records, one a line. */
  public static final String JSON_LINES = "application/x-ndjson";

  /** Of one value. */
  public static final String JSON = "application/json";

  /** One JSON value that is in memory. */
  public static Upload json(byte[] value, Map<String, String> metadata) {
    return new Upload(() -> new ByteArrayInputStream(value), summaryOf(value), JSON, metadata);
  }

  /** The SHA-256, in lower-case hexadecimal. */
  public String sha256() {
    return summary.sha256().hex();
  }

  private static ContentSummary summaryOf(byte[] value) {
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(ChecksumAlgorithm.SHA_256));
    calculator.update(value, 0, value.length);
    return calculator.finish();
  }
}

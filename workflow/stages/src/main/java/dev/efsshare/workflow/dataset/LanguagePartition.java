package dev.efsshare.workflow.dataset;

import dev.efsshare.functions.json.Json;
import dev.efsshare.workflow.handover.HandoverOutput;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of one language, in the order in which they came. Not thread-safe. */
final class LanguagePartition implements Closeable {
  /** A part that has reached this size gets no more records. */
  private static final long PART_BYTES = 128L << 20;

  private final List<HandoverOutput> parts = new ArrayList<>();
  private long records;
  private long characters;
  private double confidence;
  private long scored;

  void add(Map<String, @Nullable Object> record) throws IOException {
    if (parts.isEmpty() || parts.getLast().sizeBytes() >= PART_BYTES) {
      parts.add(new HandoverOutput());
    }
    parts.getLast().line(Json.bytes(record));
    records++;
    if (record.get("text") instanceof String text) {
      characters += text.codePointCount(0, text.length());
    }
    if (record.get("confidence") instanceof Number number) {
      confidence += number.doubleValue();
      scored++;
    }
  }

  List<HandoverOutput> parts() {
    return parts;
  }

  long records() {
    return records;
  }

  Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("records", records);
    summary.put("characters", characters);
    if (scored > 0) {
      summary.put("meanConfidence", Math.round(confidence / scored * 1e6) / 1e6);
    }
    return summary;
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (HandoverOutput each : parts) {
      try {
        each.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}

package dev.efsshare.workflow.dataset;

import dev.efsshare.functions.json.Json;
import dev.efsshare.workflow.dataset.DatasetManifest.Entry;
import dev.efsshare.workflow.handover.HandoverOutput;
import dev.efsshare.workflow.handover.Origin;
import dev.efsshare.workflow.handover.Upload;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dataset on the function's own disk, one file for each language. The same records in the same
 * order give the same bytes. Not thread-safe.
 */
public final class DatasetDraft implements Closeable {
  /** Each has an open file, of which a function may have 1,024; the model knows 103. */
  private static final int MAX_LANGUAGES = 500;

  /** ISO 639-3 says this of a language that nobody has determined. */
  private static final String UNDETERMINED = "und";

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

  private final Map<String, LanguagePartition> partitions = new TreeMap<>();

  /** An empty one. */
  public DatasetDraft() {}

  /**
   * Adds a record to the partition of its {@code language}; to {@code und} if it names none.
   *
   * @throws IOException if there is no room on the disk
   */
  public void add(Map<String, @Nullable Object> record) throws IOException {
    String language =
        record.get("language") instanceof String named && LANGUAGE.matcher(named).matches()
            ? named
            : UNDETERMINED;
    boolean hasRoom = partitions.containsKey(language) || partitions.size() < MAX_LANGUAGES;
    partitions
        .computeIfAbsent(hasRoom ? language : UNDETERMINED, each -> new LanguagePartition())
        .add(record);
  }

  /** How many records were added. */
  public long records() {
    return partitions.values().stream().mapToLong(LanguagePartition::records).sum();
  }

  /** Everything as it is to be uploaded; nothing can be added afterwards. */
  public FinishedDataset finish(Origin origin) throws IOException {
    DatasetKeys keys = new DatasetKeys(origin.dataset());
    Map<String, Upload> uploads = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, LanguagePartition> each : partitions.entrySet()) {
      List<HandoverOutput> parts = each.getValue().parts();
      for (int i = 0; i < parts.size(); i++) {
        Upload upload = parts.get(i).upload(Map.of());
        String key = keys.part(each.getKey(), i);
        uploads.put(key, named(upload));
        entries.add(entry(key, upload, parts.get(i).records()));
      }
    }
    Upload summary = Upload.json(Json.bytes(summary(origin)), Map.of());
    uploads.put(keys.summary(), named(summary));
    entries.add(entry(keys.summary(), summary, 0));
    DatasetManifest manifest =
        new DatasetManifest(
            origin.dataset(), origin.inputSha256(), origin.model(), records(), entries);
    return new FinishedDataset(manifest, uploads);
  }

  private static Upload named(Upload upload) {
    return new Upload(
        upload.content(),
        upload.summary(),
        upload.contentType(),
        Map.of("sha256", upload.sha256()));
  }

  private static Entry entry(String key, Upload upload, long records) {
    return new Entry(key, upload.summary().sizeBytes(), upload.sha256(), records);
  }

  private Map<String, @Nullable Object> summary(Origin origin) {
    Map<String, Object> languages = new LinkedHashMap<>();
    partitions.forEach((language, each) -> languages.put(language, each.summary()));
    Map<String, @Nullable Object> summary = new LinkedHashMap<>();
    summary.put("dataset", origin.dataset());
    summary.put("inputSha256", origin.inputSha256());
    summary.put("model", origin.model());
    summary.put("records", records());
    summary.put("languages", languages);
    return summary;
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (LanguagePartition each : partitions.values()) {
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

  /**
   * A dataset whose bytes are known.
   *
   * @param manifest what it consists of
   * @param uploads every object that the manifest names, by its key
   */
  public record FinishedDataset(DatasetManifest manifest, Map<String, Upload> uploads) {}
}

package dev.efsshare.workflow.runner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.efsshare.workflow.runner.WorkflowBucket;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/**
 * What a dataset holds, by reading all of it.
 *
 * @param objects with records
 * @param records lines in them
 * @param known records of which the corpus tells the language
 * @param right of those, how many have it
 * @param misplaced records that are not where their language belongs
 */
record DatasetContents(int objects, long records, long known, long right, long misplaced) {
  private static final JsonMapper JSON = new JsonMapper();

  static DatasetContents read(WorkflowBucket bucket, String folder) throws IOException {
    List<String> keys =
        bucket.listing(folder).keySet().stream().filter(key -> key.endsWith(".jsonl")).toList();
    DatasetContents all = new DatasetContents(keys.size(), 0, 0, 0, 0);
    for (String key : keys) {
      try (BufferedReader lines = bucket.reader(key)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          all = all.with(JSON.readTree(line), key);
        }
      }
    }
    return all;
  }

  private DatasetContents with(JsonNode line, String key) {
    String language = line.path("language").asText();
    boolean isKnown = line.has("expected");
    boolean isRight = line.path("expected").asText().equals(language);
    boolean isMisplaced = !key.contains("/language=" + language + "/");
    return new DatasetContents(
        objects,
        records + 1,
        known + (isKnown ? 1 : 0),
        right + (isKnown && isRight ? 1 : 0),
        misplaced + (isMisplaced ? 1 : 0));
  }

  double rightPercent() {
    return known == 0 ? 0 : 100.0 * right / known;
  }
}

package dev.efsshare.workflow.dataset;

import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset consists of. Immutable; the same content gives the same bytes.
 *
 * @param dataset its name
 * @param inputSha256 of the workflow's input that it was made of
 * @param model the file id of the model that scored, or null
 * @param records how many, in all parts
 * @param objects all but this manifest and the claim
 */
public record DatasetManifest(
    String dataset, String inputSha256, @Nullable String model, long records, List<Entry> objects) {

  /** Copies the list. */
  public DatasetManifest {
    objects = List.copyOf(objects);
  }

  /**
   * Reads a manifest.
   *
   * @throws dev.efsshare.functions.error.FunctionException if it is none
   */
  public static DatasetManifest parse(byte[] json) {
    JsonObject members = Json.parseObject(json, "the manifest");
    List<Entry> objects = new ArrayList<>();
    for (Object each : members.list("objects")) {
      objects.add(entry(JsonObject.of((Map<?, ?>) each)));
    }
    return new DatasetManifest(
        String.valueOf(members.string("dataset")),
        String.valueOf(members.string("inputSha256")),
        members.string("model"),
        members.number("records", 0),
        objects);
  }

  private static Entry entry(JsonObject members) {
    return new Entry(
        String.valueOf(members.string("key")),
        members.number("size", 0),
        String.valueOf(members.string("sha256")),
        members.number("records", 0));
  }

  /** As JSON. */
  public byte[] json() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("dataset", dataset);
    members.put("inputSha256", inputSha256);
    members.put("model", model);
    members.put("records", records);
    members.put("objects", objects.stream().map(Entry::members).toList());
    return Json.bytes(members);
  }

  /**
   * One object.
   *
   * @param key its key
   * @param size in bytes
   * @param sha256 in lower-case hexadecimal
   * @param records how many it has
   */
  public record Entry(String key, long size, String sha256, long records) {
    private Map<String, Object> members() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("key", key);
      members.put("size", size);
      members.put("sha256", sha256);
      members.put("records", records);
      return members;
    }
  }
}

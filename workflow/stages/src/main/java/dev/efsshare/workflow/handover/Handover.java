package dev.efsshare.workflow.handover;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of a handed-over object say: enough to check it, to go on with it, and to tell
 * what the stage did that wrote it. Immutable.
 *
 * <p>Metadata: {@code sha256}, {@code records}, {@code dataset}, {@code input-sha256}, {@code
 * model} once there is one, and {@code dropped} (JSON, number by reason) if anything was.
 *
 * @param sha256 of the object, in lower-case hexadecimal
 * @param records how many it has
 * @param dropped how many records of its input its writer did not take, by reason
 * @param origin where the data comes from
 */
public record Handover(String sha256, long records, Map<String, Long> dropped, Origin origin) {
  private static final String SHA256 = "sha256";
  private static final String RECORDS = "records";
  private static final String DROPPED = "dropped";
  private static final String DATASET = "dataset";
  private static final String INPUT_SHA256 = "input-sha256";
  private static final String MODEL = "model";

  /** Orders the reasons. */
  public Handover {
    dropped = Collections.unmodifiableMap(new TreeMap<>(dropped));
  }

  /**
   * Reads the metadata of an object.
   *
   * @param location names the object in messages
   * @throws DamagedHandoverException if they are not those of a handover
   */
  public static Handover of(Map<String, String> metadata, String location)
      throws DamagedHandoverException {
    return new Handover(
        required(metadata, SHA256, "[0-9a-f]{64}", location),
        Long.parseLong(required(metadata, RECORDS, "[0-9]{1,18}", location)),
        dropped(metadata.get(DROPPED), location),
        new Origin(
            required(metadata, DATASET, ".+", location),
            required(metadata, INPUT_SHA256, "[0-9a-f]{64}", location),
            metadata.get(MODEL)));
  }

  private static String required(
      Map<String, String> metadata, String name, String pattern, String location)
      throws DamagedHandoverException {
    String value = metadata.get(name);
    if (value == null || !value.matches(pattern)) {
      throw new DamagedHandoverException(
          location,
          value == null
              ? "it has no metadata '%s', so no stage wrote it".formatted(name)
              : "its metadata '%s' is '%s'".formatted(name, value));
    }
    return value;
  }

  private static Map<String, Long> dropped(@Nullable String json, String location)
      throws DamagedHandoverException {
    Map<String, Long> dropped = new TreeMap<>();
    if (json == null) {
      return dropped;
    }
    try {
      JsonObject numbers = Json.parseObject(json.getBytes(StandardCharsets.UTF_8), "it");
      numbers.members().keySet().forEach(each -> dropped.put(each, numbers.number(each, 0)));
      return dropped;
    } catch (FunctionException e) {
      throw new DamagedHandoverException(
          location, "its metadata '%s' is '%s'".formatted(DROPPED, json));
    }
  }

  /** The metadata to write. */
  public Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(SHA256, sha256);
    metadata.put(RECORDS, Long.toString(records));
    metadata.put(DATASET, origin.dataset());
    metadata.put(INPUT_SHA256, origin.inputSha256());
    if (origin.model() != null) {
      metadata.put(MODEL, origin.model());
    }
    if (!dropped.isEmpty()) {
      metadata.put(DROPPED, Json.text(dropped));
    }
    return metadata;
  }
}

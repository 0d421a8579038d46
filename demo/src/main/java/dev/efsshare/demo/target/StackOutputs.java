package dev.efsshare.demo.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stack's outputs and parameters: where its parts are and how it was set up. Immutable.
 *
 * @param origin where they were read, for messages
 * @param values outputs by their names in the template
 * @param parameters parameters by their names in the template; empty where they are not told
 */
public record StackOutputs(
    String origin, Map<String, String> values, Map<String, String> parameters) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Output with the base address of the HTTP API. */
  public static final String API_URL = "ApiUrl";

  /** Output with the name of the bucket. */
  public static final String BUCKET_NAME = "BucketName";

  /** Copies the maps. */
  public StackOutputs {
    values = Map.copyOf(values);
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads a file.
   *
   * @param file what {@code aws cloudformation describe-stacks} or {@code sam list stack-outputs
   *     --output json} prints
   * @return the outputs
   * @throws TargetException if the file cannot be read or holds no outputs
   */
  public static StackOutputs read(Path file) {
    try {
      return of(file.toString(), JSON.readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException e) {
      throw unusable(file, "is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw unusable(file, "cannot be read: " + e, e);
    }
  }

  private static TargetException unusable(Path file, String why, Exception cause) {
    return new TargetException(
        "the outputs file %s %s; make it with: aws cloudformation describe-stacks --stack-name NAME > FILE"
            .formatted(file, why),
        cause);
  }

  private static StackOutputs of(String origin, JsonNode document) {
    JsonNode stack = document.path("Stacks").path(0);
    JsonNode outputs = document.isArray() ? document : stack.path("Outputs");
    StackOutputs result =
        new StackOutputs(
            origin,
            byName(outputs, "OutputKey", "OutputValue"),
            byName(stack.path("Parameters"), "ParameterKey", "ParameterValue"));
    result.require(API_URL);
    return result;
  }

  private static Map<String, String> byName(JsonNode list, String key, String value) {
    Map<String, String> result = new TreeMap<>();
    for (JsonNode each : list) {
      if (each.has(key) && each.has(value)) {
        result.put(each.path(key).asText(), each.path(value).asText());
      }
    }
    return result;
  }

  /**
   * An output that must be there.
   *
   * @param name its name in the template
   * @return its value
   * @throws TargetException if there is none of that name
   */
  public String require(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new TargetException(
          "%s has no output %s; is it a stack of this project's template.yaml? It has %s"
              .formatted(origin, name, new TreeMap<>(values).keySet()));
    }
    return value;
  }

  /**
   * A parameter of the stack.
   *
   * @param name its name in the template
   * @return its value; empty where it is not told
   */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /**
   * The HTTP API.
   *
   * @return its base address
   */
  public URI api() {
    return URI.create(require(API_URL));
  }

  /**
   * The share's bucket.
   *
   * @return its name
   */
  public String bucket() {
    return require(BUCKET_NAME);
  }
}

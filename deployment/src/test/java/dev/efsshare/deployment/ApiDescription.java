package dev.efsshare.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document, and whether answers are what it says. */
final class ApiDescription {
  /** An address for references within; nothing is ever fetched from there. */
  private static final String ID = "https://efs-share.example/openapi.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode DOCUMENT =
      JSON.valueToTree(Yaml.read(ProjectFiles.API_DESCRIPTION));
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemas(Map.of(ID, DOCUMENT.toString()))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private ApiDescription() {}

  /** The whole. */
  static JsonNode document() {
    return DOCUMENT;
  }

  /** The same, as the template's parts are read. */
  static Part part() {
    return new Part("openapi.yaml", Yaml.read(ProjectFiles.API_DESCRIPTION));
  }

  /** The JSON pointer of the answer to an operation with a status, its reference followed. */
  static String answer(String operation, String status) {
    String[] route = operation.split(" ", 2);
    String pointer =
        "/paths/%s/%s/responses/%s"
            .formatted(escaped(route[1]), route[0].toLowerCase(Locale.ROOT), status);
    JsonNode answer = DOCUMENT.at(pointer);
    if (answer.isMissingNode()) {
      throw new AssertionError("%s does not tell of status %s".formatted(operation, status));
    }
    return answer.has("$ref") ? answer.get("$ref").asText().substring(1) : pointer;
  }

  /** A segment of a JSON pointer. */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** What is wrong with the body of an answer; members that are not described are wrong, too. */
  static List<String> faults(String operation, String status, String body) {
    ObjectNode strict = JSON.createObjectNode();
    strict.put("$ref", uri(answer(operation, status) + "/content/application~1json/schema"));
    strict.put("unevaluatedProperties", false);
    return messages(SCHEMAS.getSchema(strict), json(body));
  }

  /** What is wrong with a value for the schema at a pointer. */
  static List<String> faults(String pointer, JsonNode value) {
    return messages(SCHEMAS.getSchema(SchemaLocation.of(uri(pointer))), value);
  }

  /** What is wrong with a schema. */
  static List<String> faultsOfSchema(JsonNode schema) {
    SchemaLocation dialect = SchemaLocation.of("https://json-schema.org/draft/2020-12/schema");
    return messages(SCHEMAS.getSchema(dialect), schema);
  }

  /** The error codes that the answer to an operation with a status may have. */
  static Set<String> errorCodes(String operation, String status) {
    Set<String> codes = new TreeSet<>();
    JsonNode answer = DOCUMENT.at(answer(operation, status));
    for (JsonNode properties : answer.findValues("properties")) {
      JsonNode error = properties.path("error");
      error.path("enum").forEach(code -> codes.add(code.asText()));
      if (error.has("const")) {
        codes.add(error.get("const").asText());
      }
    }
    return codes;
  }

  private static String uri(String pointer) {
    return ID + "#" + pointer.replace("{", "%7B").replace("}", "%7D");
  }

  private static List<String> messages(Schema schema, JsonNode value) {
    return schema.validate(value).stream().map(Error::toString).toList();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }
}

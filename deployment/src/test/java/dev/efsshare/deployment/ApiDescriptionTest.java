package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.functions.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/openapi.yaml is sound, and tells of the routes and errors that there are. */
class ApiDescriptionTest {
  private final JsonNode document = ApiDescription.document();
  private final Map<String, Part> operations = Routes.operations(ApiDescription.part());

  @Test
  void document_isOfOpenApi31() {
    assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
  }

  @Test
  void operations_areTheRoutesThatTheTemplateDeclares() {
    Set<String> declared = new TreeSet<>(Routes.invoking(Names.PRODUCER, Stack.byDefault()));
    declared.addAll(Routes.invoking(Names.CONSUMER, Stack.byDefault()));

    assertThat(operations.keySet()).isEqualTo(declared);
  }

  @Test
  void operations_haveAnIdAndASummary() {
    assertThat(operations.values())
        .extracting(each -> each.text("operationId"))
        .doesNotHaveDuplicates();
    assertThat(operations.values())
        .allSatisfy(each -> assertThat(each.text("summary")).isNotBlank());
  }

  @Test
  void operations_tellOfSuccess_ofFailure_andOfTheGateway() {
    assertThat(operations.values())
        .allSatisfy(each -> assertThat(each.names("responses")).contains("200", "500", "default"));
  }

  @Test
  void pathParameters_areThoseOfThePath() {
    operations.forEach((route, operation) -> {
      List<String> declared = new ArrayList<>();
      if (operation.has("parameters")) {
        operation.items("parameters").stream()
            .filter(each -> each.text("in").equals("path"))
            .forEach(each -> declared.add("{" + each.text("name") + "}"));
      }
      List<String> used =
          Pattern.compile("\\{\\w+}").matcher(route).results().map(m -> m.group()).toList();
      assertThat(declared).as(route).isEqualTo(used);
    });
  }

  @Test
  void references_leadSomewhere() {
    List<String> references = document.findValuesAsText("$ref");

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(document.at(each.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void components_areAllUsed() {
    Set<String> used = new TreeSet<>(document.findValuesAsText("$ref"));
    Set<String> declared = new TreeSet<>();
    for (String kind : List.of("responses", "schemas")) {
      document
          .path("components")
          .path(kind)
          .fieldNames()
          .forEachRemaining(name -> declared.add("#/components/" + kind + "/" + name));
    }

    assertThat(used).isEqualTo(declared);
  }

  @Test
  void schemas_areValid() {
    Map<String, List<String>> faults = new TreeMap<>();
    walk(
        "",
        document,
        (pointer, node) -> {
          if (pointer.endsWith("/schema") || pointer.matches("/components/schemas/[^/]+")) {
            faults.put(pointer, ApiDescription.faultsOfSchema(node));
          }
        });

    assertThat(faults)
        .hasSizeGreaterThan(25)
        .allSatisfy((at, found) -> assertThat(found).isEmpty());
  }

  @Test
  void examples_fitTheirSchemas() {
    Map<String, List<String>> faults = new TreeMap<>();
    walk(
        "",
        document,
        (pointer, node) -> {
          if (pointer.endsWith("/application~1json")) {
            if (node.has("example")) {
              faults.put(pointer, ApiDescription.faults(pointer + "/schema", node.get("example")));
            }
            node.path("examples")
                .properties()
                .forEach(each ->
                    faults.put(
                        pointer + "/" + each.getKey(),
                        ApiDescription.faults(pointer + "/schema", each.getValue().path("value"))));
          }
        });

    assertThat(faults)
        .hasSizeGreaterThan(10)
        .allSatisfy((at, found) -> assertThat(found).isEmpty());
  }

  private static void walk(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    visitor.accept(pointer, node);
    node.properties()
        .forEach(each ->
            walk(pointer + "/" + ApiDescription.escaped(each.getKey()), each.getValue(), visitor));
  }

  @Test
  void errors_areThoseOfTheCode_eachWithItsStatus() {
    Map<String, Integer> described = new TreeMap<>();
    document
        .path("x-not-over-http-api")
        .properties()
        .forEach(each -> described.put(each.getKey(), each.getValue().asInt()));
    operations.forEach((route, operation) -> {
      for (String status : operation.names("responses")) {
        for (String code : ApiDescription.errorCodes(route, status)) {
          assertThat(described.put(code, Integer.valueOf(status)))
              .isIn(null, Integer.valueOf(status));
        }
      }
    });
    Map<String, Integer> inTheCode = new TreeMap<>();
    for (ErrorCode code : ErrorCode.values()) {
      inTheCode.put(code.name(), code.status());
    }

    assertThat(described).isEqualTo(inTheCode);
  }

  @Test
  void security_isNoneOrOneOfTheTemplatesSchemes() {
    Part description = ApiDescription.part();

    assertThat(description.items("security")).extracting(Part::value).contains(Map.of());
    assertThat(description.names("components", "securitySchemes"))
        .containsExactlyInAnyOrder("IAM", "JWT");
    assertThat(Template.current().document().texts("Parameters", "ApiAuth", "AllowedValues"))
        .containsExactlyInAnyOrder("NONE", "IAM", "JWT");
  }

  /** Or the tests of answers would prove nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'status':'ill','mount':'/m','environmentId':'e','coldStart':true,'requestId':'r'}",
        "{'status':'ok','mount':'/m','environmentId':'e','coldStart':'yes','requestId':'r'}",
        "{'status':'ok','mount':'/m','environmentId':'e','coldStart':true}",
        "{'status':'ok','mount':'/m','environmentId':'e','coldStart':true,'requestId':'r','x':1}"
      })
  void answer_otherThanDescribed_isNoticed(String body) {
    assertThat(ApiDescription.faults("GET /health", "200", body.replace('\'', '"'))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':'NOT_FOUND','message':'m','requestId':'r'}",
        "{'error':'MOUNT_FAILED','message':'m','requestId':'r','stage':'read'}",
        "{'error':'MOUNT_FAILED','message':'m','requestId':'r','fileId':'1'}",
        "{'error':'MOUNT_FAILED','message':'m','requestId':'r','x':1}",
        "{'error':'MOUNT_FAILED','requestId':'r'}"
      })
  void error_otherThanDescribed_isNoticed(String body) {
    assertThat(ApiDescription.faults("GET /health", "500", body.replace('\'', '"'))).isNotEmpty();
  }
}

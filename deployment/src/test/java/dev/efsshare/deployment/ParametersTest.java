package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParametersTest {
  private static Map<String, Part> parameters() {
    return Template.current().document().members("Parameters");
  }

  private static Stream<Part> groups() {
    return Template.current()
        .document()
        .items("Metadata", "AWS::CloudFormation::Interface", "ParameterGroups")
        .stream();
  }

  @Test
  void parameters_areEachInOneGroup() {
    List<String> grouped = groups().flatMap(group -> group.texts("Parameters").stream()).toList();

    assertThat(grouped).containsExactlyInAnyOrderElementsOf(parameters().keySet());
  }

  @Test
  void groups_haveALabel() {
    assertThat(groups()).allSatisfy(g -> assertThat(g.text("Label", "default")).isNotBlank());
  }

  @Test
  void parameters_areDescribed() {
    assertThat(parameters().values())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.text("Description")).hasSizeGreaterThan(20));
  }

  /** So that {@code sam deploy --guided} can be answered with the enter key. */
  @Test
  void parameters_haveADefaultThatIsAllowed() {
    assertThat(parameters())
        .isNotEmpty()
        .allSatisfy((name, each) -> {
          String standard = each.text("Default");
          if (each.has("AllowedValues")) {
            assertThat(each.texts("AllowedValues")).contains(standard);
          }
          if (each.has("AllowedPattern")) {
            assertThat(standard).matches(each.text("AllowedPattern"));
          }
        });
  }

  /** A number has bounds or a list, a text a list or a pattern. */
  @Test
  void parameters_unusableValues_areRefusedBeforeAnythingIsDeployed() {
    assertThat(parameters())
        .allSatisfy((name, each) ->
            assertThat(Stream.of("AllowedValues", "AllowedPattern", "MinValue").anyMatch(each::has))
                .isTrue());
  }

  @Test
  void parameters_areAllUsed() {
    String sections =
        Stream.of("Rules", "Conditions", "Globals", "Resources", "Outputs")
            .map(section -> String.valueOf(Template.current().document().at(section).value()))
            .reduce("", String::concat);

    assertThat(parameters().keySet())
        .allMatch(name ->
            sections.contains("{Ref=" + name + "}") || sections.contains("${" + name + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ApiAuth | NONE,IAM,JWT",
        "Architecture | arm64,x86_64",
        "Runtime | managed,aot",
        "ThroughputMode | elastic,bursting,provisioned",
        "S3Archive | true,false,best-effort",
        "Tracing | true,false",
        "GradualDeployment | true,false",
      })
  void parameter_takesThoseValues(String name, String values) {
    assertThat(Template.current().document().texts("Parameters", name, "AllowedValues"))
        .containsExactlyInAnyOrder(values.split(","));
  }

  @Test
  void auth_jwtWithoutIssuerOrAudience_isRefused() {
    Part rule = Template.current().document().at("Rules", "JwtIsComplete");

    assertThat(rule.at("RuleCondition").value())
        .isEqualTo(Map.of("Fn::Equals", List.of(Map.of("Ref", "ApiAuth"), "JWT")));
    assertThat(rule.items("Assertions"))
        .extracting(each -> each.at("Assert").value())
        .containsExactlyInAnyOrder(notEmpty("JwtIssuer"), notEmpty("JwtAudience"));
  }

  private static Map<String, Object> notEmpty(String parameter) {
    return Map.of("Fn::Not", List.of(Map.of("Fn::Equals", List.of(Map.of("Ref", parameter), ""))));
  }

  /** Every value of every choice gives a stack in which all references lead somewhere. */
  @ParameterizedTest
  @MethodSource("choices")
  void stack_withAnyChoice_refersToWhatItHas(String parameter, String value) {
    Stack stack = Stack.with(parameter, value);

    assertThat(stack.resources())
        .allSatisfy((id, resource) -> assertThat(References.of(resource)).allMatch(stack::has));
    assertThat(References.of(stack.outputs())).allMatch(stack::has);
  }

  static Stream<Arguments> choices() {
    return parameters().entrySet().stream()
        .filter(each -> each.getValue().has("AllowedValues"))
        .flatMap(each ->
            each.getValue().texts("AllowedValues").stream()
                .map(value -> Arguments.of(each.getKey(), value)));
  }
}

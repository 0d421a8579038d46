package dev.efsshare.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values of parameters go together. */
class RulesTest {

  @TempDir Path folder;

  @Test
  void projectTemplate_withJwtAlone_isRefusedWithEverythingThatIsMissing() {
    assertThatExceptionOfType(ParameterException.class)
        .isThrownBy(() -> project(Map.of("ApiAuth", "JWT")))
        .withMessage(
            "ApiAuth JWT needs JwtIssuer (Rules.JwtIsComplete);"
                + " ApiAuth JWT needs JwtAudience (Rules.JwtIsComplete);"
                + " give other values with --parameter NAME=VALUE");
  }

  @Test
  void projectTemplate_authorizes_whenItsParametersSaySo() {
    Map<String, String> jwt =
        Map.of("ApiAuth", "JWT", "JwtIssuer", "https://i.example", "JwtAudience", "a,b");

    assertThat(project(jwt).authorizes()).isTrue();
    assertThat(project(Map.of("ApiAuth", "IAM")).authorizes()).isTrue();
    assertThat(project(Map.of("ApiAuth", "NONE")).authorizes()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Auth: {DefaultAuthorizer: A} | true",
        "Auth: {Authorizers: {A: {}}} | false",
        "DefinitionBody: {paths: {/a: {summary: s, get: {security: [{A: []}]}}}} | true",
        "DefinitionBody: {paths: {/a: {get: {}}, /b: {post: {security: [{A: []}]}}}} | true",
        "DefinitionBody: {paths: {/a: {get: {security: []}}}} | false",
        "DefinitionBody: {paths: {/a: {get: {security: [{}]}}}} | false",
        "DefinitionBody: {paths: {/a: {get: {security: [!Ref AWS::NoValue]}}}} | false",
      })
  void api_authorizes_whenARouteIsSecured(String property, boolean authorizes) throws IOException {
    String api = "  Api: {Type: AWS::Serverless::HttpApi, Properties: {%s}}\n".formatted(property);

    assertThat(read("Assertions: []", api).authorizes()).isEqualTo(authorizes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Assertions: [{Assert: !Equals [!Ref Stage, test]}]",
        "Assertions: [{Assert: !Contains [[x, test], !Ref Stage]}]",
        "Assertions: [{Assert: {Fn::Contains: [!Ref Zones, b]}}]",
        "Assertions: [{Assert: !Or [!Equals [a, b], !Not [!Equals [a, b]]]}]",
        "{RuleCondition: !Equals [!Ref Stage, prod], Assertions: [{Assert: !Equals [a, b]}]}",
      })
  void rule_thatHoldsOrDoesNotApply_isPassed(String rule) throws IOException {
    assertThat(read(rule, "").functions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{Assert: !Equals [a, b], AssertDescription: must be a} | must be a (Rules.R); give other",
        "{Assert: !Equals [a, b]} | Rules.R does not hold: {Fn::Equals=[a, b]}; give other",
        "{Assert: !Contains [!Ref Zones, c], AssertDescription: c} | c (Rules.R); give other",
        "{Assert: !And [!Equals [a, a], !Equals [a, b]], AssertDescription: d} | d (Rules.R); give",
      })
  void assertion_thatDoesNotHold_isRefusedInItsWords(String assertion, String message) {
    assertThatExceptionOfType(ParameterException.class)
        .isThrownBy(() -> read("Assertions: [%s]".formatted(assertion), ""))
        .withMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Assertions: [{Assert: !EachMemberIn [[a], [a]]}] | Rules.R: Not a rule that is understood"
            + " locally: {Fn::EachMemberIn=[[a], [a]]}",
        "Assertions: [{Assert: !Condition C}] | Rules.R: Not a rule that is understood locally",
        "Assertions: [x] | Rules.R: Not an assertion: x",
        "Assertions: x | Rules.R: Assertions needs a list, not x",
        "Assertions: [{Assert: !Equals [!RefAll x, x]}] | Rules.R: Fn::RefAll is not supported",
      })
  void rule_thatIsNotUnderstood_isNamed(String rule, String message) {
    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> read(rule, ""))
        .isExactlyInstanceOf(TemplateException.class)
        .withMessageStartingWith(message);
  }

  private static StackTemplate project(Map<String, String> parameters) {
    return new TemplateReader(LocalAccount.in("us-east-1"), parameters)
        .read(Path.of("../template.yaml"));
  }

  private StackTemplate read(String rule, String resources) throws IOException {
    String template =
        """
        Parameters:
          Stage: {Type: String, Default: test}
          Zones: {Type: CommaDelimitedList, Default: "a,b"}
        Rules:
          R:
            %s
        Resources:
          Q: {Type: AWS::SQS::Queue}
        """
            .formatted(rule);
    Path file = folder.resolve("template.yaml");
    Files.writeString(file, template + resources);
    return new TemplateReader(LocalAccount.in("us-east-1")).read(file);
  }
}

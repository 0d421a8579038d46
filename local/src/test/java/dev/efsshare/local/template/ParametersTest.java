package dev.efsshare.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of a template's parameters, and what CloudFormation would refuse. */
class ParametersTest {

  @Test
  void value_thatIsGiven_replacesTheDefault() {
    Parameters parameters =
        new Parameters(Map.of("A", Map.of("Type", "String", "Default", "x")), Map.of("A", "a=b,c"));

    assertThat(parameters.value("A")).isEqualTo("a=b,c");
  }

  @ParameterizedTest
  @CsvSource({"CommaDelimitedList", "List<Number>", "List<AWS::EC2::Subnet::Id>"})
  void listType_isSplitAtCommas(String type) {
    Parameters parameters =
        new Parameters(Map.of("A", Map.of("Type", type)), Map.of("A", " 1, 22 ,3"));

    assertThat(parameters.value("A")).isEqualTo(List.of("1", "22", "3"));
  }

  @Test
  void parametersWithoutValue_areNamedWithTheWayToGiveThem() {
    Map<String, Object> declared = Map.of("Email", Map.of("Type", "String"));

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> new Parameters(declared, Map.of()))
        .withMessage(
            "Parameters: [Email] must have values; give them with --parameter Email=VALUE");
  }

  @Test
  void unknownParameter_isRefusedWithThoseThatExist() {
    Map<String, Object> declared = Map.of("Email", Map.of("Type", "String"));

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> new Parameters(declared, Map.of("Mail", "x")))
        .withMessage("Parameters: [Mail] do not exist in the template, which has [Email]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "String | AllowedPattern | [a-z]+ | a1 | must match pattern [a-z]+",
        "CommaDelimitedList | AllowedPattern | [a-z]+ | a,1 | must match pattern [a-z]+",
        "String | MinLength | 3 | ab | must contain at least 3 characters",
        "String | MaxLength | 3 | abcd | must contain at most 3 characters",
        "Number | MinValue | 1 | 0 | must be a number not less than 1",
        "Number | MaxValue | 10 | 10.5 | must be a number not greater than 10",
        "List<Number> | MaxValue | 10 | 1,11 | must be a number not greater than 10",
        "Number | Description | n | many | must be a number",
        "List<Number> | Description | n | '1,' | must be a number",
      })
  void value_thatIsNotAllowed_isRefusedWithItsConstraint(
      String type, String constraint, String limit, String value, String message) {
    Map<String, Object> declared = Map.of("A", Map.of("Type", type, constraint, limit));

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> new Parameters(declared, Map.of("A", value)))
        .withMessageStartingWith("Parameter 'A' " + message + ", not '")
        .withMessageEndingWith("; give another value with --parameter A=VALUE");
  }

  @Test
  void value_outsideTheAllowedOnes_isRefusedWithThem() {
    Map<String, Object> auth =
        Map.of(
            "Type", "String",
            "AllowedValues", List.of("NONE", true),
            "ConstraintDescription", "who may call",
            "Default", "NONE");

    assertThat(new Parameters(Map.of("Auth", auth), Map.of("Auth", "true")).value("Auth"))
        .isEqualTo("true");
    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> new Parameters(Map.of("Auth", auth), Map.of("Auth", "JWT")))
        .withMessage(
            "Parameter 'Auth' must be one of AllowedValues [NONE, true], not 'JWT' (who may call);"
                + " give another value with --parameter Auth=VALUE");
  }

  @Test
  void secret_isNotShown() {
    Map<String, Object> secret = Map.of("Type", "String", "NoEcho", true, "MinLength", 8);

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> new Parameters(Map.of("Key", secret), Map.of("Key", "hush")))
        .withMessageContaining("not '****'");
  }

  @Test
  void emptyText_isAValue() {
    Map<String, Object> optional = Map.of("Type", "String", "Default", "");

    assertThat(new Parameters(Map.of("A", optional), Map.of()).value("A")).isEqualTo("");
  }
}

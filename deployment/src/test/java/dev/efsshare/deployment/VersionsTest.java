package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A changed parameter reaches the alias. CloudFormation publishes a version when the version's
 * description changes, and fails when it changes and the function does not.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-version.html">AWS::Lambda::Version</a>
 */
class VersionsTest {
  /** Properties that are no part of a version, and the name, which makes another function. */
  private static final List<String> OUTSIDE =
      List.of(
          "VersionDescription",
          "ReservedConcurrentExecutions",
          "ProvisionedConcurrencyConfig",
          "DeploymentPreference",
          "EventInvokeConfig",
          "Events",
          "FunctionName");

  static Stream<Arguments> parametersOfEachFunction() {
    return Template.current().document().members("Parameters").entrySet().stream()
        .filter(each -> !each.getKey().equals("NamePrefix"))
        .flatMap(each ->
            Stream.of(Names.PRODUCER, Names.CONSUMER)
                .map(function -> Arguments.of(function, each.getKey(), another(each.getValue()))));
  }

  private static String another(Part parameter) {
    String standard = parameter.text("Default");
    if (parameter.has("AllowedValues")) {
      return parameter.texts("AllowedValues").stream()
          .filter(value -> !value.equals(standard))
          .findFirst()
          .orElseThrow();
    }
    return parameter.text("Type").equals("Number") ? standard + "0" : "7";
  }

  @ParameterizedTest
  @MethodSource("parametersOfEachFunction")
  void parameter_thatChangesAFunction_publishesAVersion(
      String function, String parameter, String value) {
    Part before = Stack.byDefault().properties(function);
    Part after = Stack.with(parameter, value).properties(function);

    boolean functionChanges = !versioned(before).equals(versioned(after));
    boolean versionChanges =
        !before.text("VersionDescription").equals(after.text("VersionDescription"));
    assertThat(versionChanges).isEqualTo(functionChanges);
  }

  private static Map<String, String> versioned(Part properties) {
    Map<String, String> members = new TreeMap<>();
    properties.members().forEach((name, part) -> members.put(name, String.valueOf(part.value())));
    OUTSIDE.forEach(members::remove);
    return members;
  }
}

package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsTest {
  private static final String API =
      "https://${HttpApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}";

  private final Part outputs = Stack.byDefault().outputs();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FileSystemId | ${FileSystem}",
        "AccessPointArn | ${AccessPoint.Arn}",
        "FunctionSecurityGroupId | ${FunctionSecurityGroup}",
        "FileSystemSecurityGroupId | ${FileSystemSecurityGroup}",
        "SubnetIds | ${SubnetA},${SubnetB}",
        "BucketName | ${FilesBucket}",
        "ApiUrl | " + API,
        "ProducerFunctionArn | ${ProducerFunction.Arn}",
        "ConsumerFunctionArn | ${ConsumerFunction.Arn}",
      })
  void stack_tellsItsIds(String output, String value) {
    assertThat(outputs.text(output, "Value")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"TryHealth, /health", "TryIngest, /ingest", "TryPredict, /predict"})
  void stack_tellsACommandForTheApi(String output, String path) {
    assertThat(outputs.text(output, "Value")).startsWith("curl -sS ").contains(API + path);
  }

  @ParameterizedTest
  @CsvSource({"IAM, --aws-sigv4", "JWT, Authorization: Bearer"})
  void stack_tellsACommandThatAuthenticates(String auth, String option) {
    assertThat(Stack.with("ApiAuth", auth).outputs().text("TryHealth", "Value")).contains(option);
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void stack_tellsACommandForTheLog(String function) {
    assertThat(outputs.members().values())
        .extracting(output -> output.text("Value"))
        .anyMatch(value -> value.startsWith("sam logs ") && value.contains(function));
  }

  @Test
  void outputs_areDescribed() {
    assertThat(outputs.members().values())
        .isNotEmpty()
        .allSatisfy(output -> assertThat(output.text("Description")).isNotBlank());
  }
}

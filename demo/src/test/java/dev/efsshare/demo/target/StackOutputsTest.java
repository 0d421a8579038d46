package dev.efsshare.demo.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackOutputsTest {
  private static final String OUTPUTS =
      """
      [{"OutputKey":"ApiUrl","OutputValue":"https://api.example","Description":"Base address"},
       {"OutputKey":"BucketName","OutputValue":"files"}]
      """;

  @TempDir private Path folder;

  private StackOutputs read(String text) throws Exception {
    return StackOutputs.read(Files.writeString(folder.resolve("outputs.json"), text));
  }

  @Test
  void read_whatDescribeStacksPrints_hasOutputsAndParameters() throws Exception {
    StackOutputs outputs =
        read(
            "{\"Stacks\":[{\"StackName\":\"x\",\"Outputs\":"
                + OUTPUTS
                + ",\"Parameters\":[{\"ParameterKey\":\"ApiAuth\",\"ParameterValue\":\"JWT\"}]}]}");

    assertThat(outputs.api()).isEqualTo(URI.create("https://api.example"));
    assertThat(outputs.bucket()).isEqualTo("files");
    assertThat(outputs.parameter("ApiAuth")).contains("JWT");
  }

  @Test
  void read_whatSamPrints_hasOutputs() throws Exception {
    StackOutputs outputs = read(OUTPUTS);

    assertThat(outputs.bucket()).isEqualTo("files");
    assertThat(outputs.parameters()).isEmpty();
  }

  @Test
  void read_noJson_saysWhichFileAndHowToMakeIt() {
    assertThatThrownBy(() -> read("Stack not found"))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("outputs.json is not JSON")
        .hasMessageContaining("aws cloudformation describe-stacks");
  }

  @Test
  void read_noFile_saysSo() {
    assertThatThrownBy(() -> StackOutputs.read(folder.resolve("none")))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("none cannot be read");
  }

  @Test
  void read_anotherStacksOutputs_saysWhatIsMissingAndThere() {
    assertThatThrownBy(() -> read("[{\"OutputKey\":\"Other\",\"OutputValue\":\"1\"}]"))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("no output ApiUrl")
        .hasMessageContaining("[Other]");
  }

  @Test
  void aws_functionsNotNamed_isRefused() {
    StackOutputs outputs =
        new StackOutputs("it", Map.of("ApiUrl", "https://a", "BucketName", "b"), Map.of());

    assertThatThrownBy(() -> AwsTarget.of(outputs, "eu-west-1"))
        .hasMessageContaining("no output ProducerFunctionArn");
  }

  @ParameterizedTest
  @CsvSource({
    "curl -sS --aws-sigv4 aws:amz, IAM",
    "curl -sS -H 'Authorization: Bearer TOKEN', JWT",
    "curl -sS https://api.example/health, NONE"
  })
  void access_withoutParameters_isToldByTheCommandToTryIt(String command, ApiAccess access) {
    StackOutputs outputs = new StackOutputs("it", Map.of("TryHealth", command), Map.of());

    assertThat(ApiAccess.of(outputs)).isEqualTo(access);
  }
}

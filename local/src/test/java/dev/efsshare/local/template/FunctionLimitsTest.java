package dev.efsshare.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of a function that Lambda takes within bounds only. */
class FunctionLimitsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EventInvokeConfig.MaximumRetryAttempts | -1 | between 0 and 2",
        "EventInvokeConfig.MaximumRetryAttempts | 3 | between 0 and 2",
        "EventInvokeConfig.MaximumEventAgeInSeconds | 59 | between 60 and 21600",
        "EventInvokeConfig.MaximumEventAgeInSeconds | 21601 | between 60 and 21600",
        "Timeout | 0 | between 1 and 900",
        "Timeout | 901 | between 1 and 900",
        "MemorySize | 127 | between 128 and 10240",
        "MemorySize | 10241 | between 128 and 10240",
        "ReservedConcurrentExecutions | -1 | 0 or more",
      })
  void number_thatLambdaRefuses_isRefusedWithItsPlace(String name, String value, String bounds) {
    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> read(withProperty(name, value)))
        .withMessage(
            "template.yaml.Resources.F.Properties.%s must be %s, not %s", name, bounds, value);
  }

  @ParameterizedTest
  @CsvSource({
    "EventInvokeConfig.MaximumRetryAttempts, 0",
    "EventInvokeConfig.MaximumRetryAttempts, 2",
    "EventInvokeConfig.MaximumEventAgeInSeconds, 60",
    "EventInvokeConfig.MaximumEventAgeInSeconds, 21600",
    "Timeout, 1",
    "Timeout, 900",
    "MemorySize, 128",
    "MemorySize, 10240",
    "ReservedConcurrentExecutions, 0",
  })
  void number_atItsBound_isTaken(String name, String value) throws IOException {
    assertThat(read(withProperty(name, value)).functions()).hasSize(1);
  }

  /** A function of which one property matters; a dotted name is of a mapping within it. */
  private static String withProperty(String name, String value) {
    String property =
        name.contains(".") ? name.replace(".", ": {") + ": " + value + "}" : name + ": " + value;
    return """
    Resources:
      F:
        Type: AWS::Serverless::Function
        Properties:
          Runtime: java25
          Handler: H
          CodeUri: f.jar
          %s
    """
        .formatted(property);
  }

  private StackTemplate read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("template.yaml"), text);
    return new TemplateReader(LocalAccount.in("us-east-1")).read(file);
  }
}

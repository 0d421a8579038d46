package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogsTest {
  private final Stack stack = Stack.byDefault();

  @ParameterizedTest
  @CsvSource({
    Names.PRODUCER + ", ProducerLogGroup, /aws/lambda/efs-share-producer",
    Names.CONSUMER + ", ConsumerLogGroup, /aws/lambda/efs-share-consumer"
  })
  void function_logsJson_intoItsOwnGroup(String id, String group, String name) {
    Part logging = stack.properties(id).at("LoggingConfig");

    assertThat(logging.text("LogFormat")).isEqualTo("JSON");
    assertThat(logging.text("LogGroup")).isEqualTo("${" + group + "}");
    assertThat(stack.properties(group).text("LogGroupName")).isEqualTo(name);
  }

  /**
   * Elsewhere each delivery adds to the account's log resource policy, which ends at 5,120
   * characters.
   */
  @Test
  void api_logsIntoAGroupForVendedLogs() {
    assertThat(stack.properties("ApiLogGroup").text("LogGroupName"))
        .isEqualTo("/aws/vendedlogs/efs-share-api");
  }

  @Test
  void groups_areThoseThree_andKeptFor14Days() {
    assertThat(stack.ofType("AWS::Logs::LogGroup"))
        .containsOnlyKeys("ProducerLogGroup", "ConsumerLogGroup", "ApiLogGroup")
        .allSatisfy((id, group) -> assertThat(group.text("RetentionInDays")).isEqualTo("14"));
  }

  @Test
  void groups_areKeptAsLongAsTheParameterSays() {
    assertThat(Stack.with("LogRetentionDays", "90").ofType("AWS::Logs::LogGroup").values())
        .extracting(group -> group.text("RetentionInDays"))
        .containsOnly("90");
  }
}

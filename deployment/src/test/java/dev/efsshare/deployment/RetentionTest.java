package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
  private final Stack stack = Stack.byDefault();

  @ParameterizedTest
  @ValueSource(strings = {"FilesBucket", "FilesBucketPolicy", "FileSystem", "ShareKey"})
  void data_andItsKey_outliveTheStackAndAReplacement(String id) {
    assertThat(stack.resource(id).text("DeletionPolicy")).isEqualTo("RetainExceptOnCreate");
    assertThat(stack.resource(id).text("UpdateReplacePolicy")).isEqualTo("Retain");
  }

  @Test
  void everythingElse_goesWithTheStack() {
    assertThat(stack.resources().values())
        .filteredOn(resource -> resource.has("DeletionPolicy"))
        .hasSize(4);
  }
}

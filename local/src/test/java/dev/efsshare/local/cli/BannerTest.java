package dev.efsshare.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.LocalStackOptions;
import dev.efsshare.local.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed when a stack runs. */
class BannerTest {

  private static final String NOT_ENFORCED = "authorisation is not enforced locally";

  @TempDir Path folder;

  @Test
  void banner_ofAnOpenApi_saysNothingOfAuthorisation() throws IOException {
    try (LocalStack stack = LocalStack.start(TestStack.options(folder))) {
      assertThat(Banner.of(stack)).contains(stack.api() + "/health").doesNotContain(NOT_ENFORCED);
    }
  }

  @Test
  void banner_ofAnApiThatAuthorizesOnAws_saysThatItIsOpenHere() throws IOException {
    LocalStackOptions options = TestStack.options(folder);
    String api = "      CorsConfiguration:\n        AllowOrigins";
    String open = Files.readString(options.template());
    Files.writeString(
        options.template(), open.replace(api, "      Auth: {DefaultAuthorizer: A}\n" + api));

    try (LocalStack stack = LocalStack.start(options)) {
      assertThat(Banner.of(stack).lines().filter(line -> line.contains(NOT_ENFORCED))).hasSize(1);
    }
  }
}
